namespace Search.Corpus.Alignment;

/// <summary>
/// Sees when a group says the same thing twice and its partner once: a title and the paragraph that repeats it, or a
/// teaser. Each unit of such a group is explained well, but by the same words of the partner.
/// </summary>
internal sealed class Redundancy
{
    private const float CostPerWord = 0.8f;

    private readonly AlignmentTask task;
    private readonly int[] englishSeen;
    private readonly int[] chineseSeen;
    private int stamp;

    public Redundancy(AlignmentTask task)
    {
        this.task = task;
        englishSeen = new int[task.English.TypeCount];
        chineseSeen = new int[task.Chinese.TypeCount];
    }

    /// <summary>The cost of the words that one side of a bead repeats more often than the other.</summary>
    public float Cost(int english, int englishCount, int chinese, int chineseCount)
    {
        var inEnglish = Repeated(task.English, english, englishCount, englishSeen);
        var inChinese = Repeated(task.Chinese, chinese, chineseCount, chineseSeen);
        var excess =
            (englishCount > 1 ? Math.Max(0, inEnglish - inChinese) : 0)
            + (chineseCount > 1 ? Math.Max(0, inChinese - inEnglish) : 0);
        return excess * CostPerWord;
    }

    private float Repeated(EvidenceSide side, int unit, int count, int[] seen)
    {
        stamp++;
        var repeated = 0f;
        var weights = side.TypeWeights;
        foreach (var token in side.Tokens(unit, count))
        {
            if (seen[token] == stamp)
            {
                repeated += weights[token] > 0.5f ? weights[token] : 0;
            }

            seen[token] = stamp;
        }

        return repeated;
    }
}
