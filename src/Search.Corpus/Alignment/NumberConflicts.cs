namespace Search.Corpus.Alignment;

/// <summary>
/// Sees when two sides name different numbers. A number that only one side has may be spelled out or left out on the
/// other; but where each side has one that the other lacks, they seldom say the same, however alike the rest is.
/// </summary>
internal sealed class NumberConflicts
{
    private const float CostPerConflict = 2f;
    private const int MostConflicts = 2;

    // Numbers of one digit are too often words, and words too often numbers.
    private const int FewestDigits = 2;

    private readonly int[]?[] english;
    private readonly int[]?[] chinese;
    private readonly int[] englishSums;
    private readonly int[] chineseSums;

    public NumberConflicts(AlignmentTask task)
    {
        (english, englishSums) = Numbers(task.English, type => type);
        (chinese, chineseSums) = Numbers(
            task.Chinese,
            type => task.English.Find(task.Chinese.Names[type]) is >= 0 and var same ? same : ~type
        );
    }

    /// <summary>The cost of the numbers in which the sides of a bead contradict each other, in natural logarithms.</summary>
    public float Cost(int firstEnglish, int englishCount, int firstChinese, int chineseCount)
    {
        if (
            englishSums[firstEnglish + englishCount] == englishSums[firstEnglish]
            || chineseSums[firstChinese + chineseCount] == chineseSums[firstChinese]
        )
        {
            return 0;
        }

        var englishSide = english.AsSpan(firstEnglish, englishCount);
        var chineseSide = chinese.AsSpan(firstChinese, chineseCount);
        var conflicts = Math.Min(Lacking(englishSide, chineseSide), Lacking(chineseSide, englishSide));
        return CostPerConflict * Math.Min(conflicts, MostConflicts);
    }

    // How many numbers of one side the other does not have.
    private static int Lacking(ReadOnlySpan<int[]?> side, ReadOnlySpan<int[]?> other)
    {
        var lacking = 0;
        foreach (var unit in side)
        {
            foreach (var number in unit ?? [])
            {
                var isFound = false;
                foreach (var numbers in other)
                {
                    isFound |= numbers is not null && numbers.AsSpan().Contains(number);
                }

                lacking += isFound ? 0 : 1;
            }
        }

        return lacking;
    }

    private static (int[]?[] Numbers, int[] Sums) Numbers(EvidenceSide side, Func<int, int> key)
    {
        var numbers = new int[]?[side.Count];
        var sums = new int[side.Count + 1];
        var found = new List<int>();
        for (var unit = 0; unit < side.Count; unit++)
        {
            found.Clear();
            foreach (var type in side.Tokens(unit))
            {
                var name = side.Names[type];
                if (name[0] == '#' && name.Length > FewestDigits && !found.Contains(key(type)))
                {
                    found.Add(key(type));
                }
            }

            numbers[unit] = found.Count > 0 ? [.. found] : null;
            sums[unit + 1] = sums[unit] + found.Count;
        }

        return (numbers, sums);
    }
}
