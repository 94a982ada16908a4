using Search.Text.Analysis;
using Search.Text.Folding;

namespace Search.Text.English;

/// <summary>Finds the words inside words that are told apart by their capitals: DeepSeek, YouTube, XMLParser.</summary>
internal static class CaseHumps
{
    private const int ShortestHump = 2;
    private const int MostHumps = 6;

    /// <summary>Appends the humps of a stretch of letters, when it has two or more and none is a single letter.</summary>
    public static void Add(
        ReadOnlySpan<char> text,
        FoldedText folded,
        int start,
        int end,
        int offset,
        List<LatinPart> parts
    )
    {
        if (end - start < 2 * ShortestHump || !HasInnerCapital(text, folded, start, end))
        {
            return;
        }

        Span<int> bounds = stackalloc int[MostHumps + 1];
        var count = 1;
        bounds[0] = start;
        for (var at = start + 1; at < end; at++)
        {
            if (IsBoundary(text, folded, start, at, end))
            {
                if (count == MostHumps || at - bounds[count - 1] < ShortestHump)
                {
                    return;
                }

                bounds[count++] = at;
            }
        }

        // Mc is no word in McDonald.
        if (count == 1 || end - bounds[count - 1] < ShortestHump || folded.Units[start..bounds[1]] is "mc")
        {
            return;
        }

        bounds[count] = end;
        for (var i = 0; i < count; i++)
        {
            parts.Add(new LatinPart(bounds[i], bounds[i + 1], offset, 1, TokenKind.LatinPart));
        }
    }

    /// <summary>Whether the last letter of a group belongs to the number after it, as R does in DeepSeekR1.</summary>
    public static bool TakesTail(ReadOnlySpan<char> text, FoldedText folded, Group letters, Group number) =>
        number.IsNumeric
        && !letters.IsNumeric
        && letters.Length > ShortestHump
        && IsUpper(text, folded, letters.End - 1)
        && !IsUpper(text, folded, letters.End - 2)
        && char.IsAsciiLetter(folded.Units[letters.End - 2]);

    private static bool HasInnerCapital(ReadOnlySpan<char> text, FoldedText folded, int start, int end)
    {
        int from = folded.StartOf(start) + 1,
            to = folded.StartOf(end - 1) + 1;
        for (var at = from; at < to; at++)
        {
            if (char.IsUpper(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBoundary(ReadOnlySpan<char> text, FoldedText folded, int start, int at, int end)
    {
        if (!IsUpper(text, folded, at))
        {
            return false;
        }

        if (!IsUpper(text, folded, at - 1))
        {
            return char.IsAsciiLetter(folded.Units[at - 1]);
        }

        // The P of XMLParser, but not the U of GPUs.
        return at + 2 < end && at > start && IsLower(text, folded, at + 1) && IsLower(text, folded, at + 2);
    }

    private static bool IsUpper(ReadOnlySpan<char> text, FoldedText folded, int unit) =>
        char.IsUpper(text[folded.StartOf(unit)]);

    private static bool IsLower(ReadOnlySpan<char> text, FoldedText folded, int unit) =>
        char.IsLower(text[folded.StartOf(unit)]);
}
