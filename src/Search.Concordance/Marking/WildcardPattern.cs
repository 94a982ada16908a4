namespace Search.Concordance.Marking;

/// <summary>Patterns with `?` for one code point and `*` for any number.</summary>
internal static class WildcardPattern
{
    /// <summary>Whether a whole term fits; time is at most the product of both lengths.</summary>
    public static bool Fits(ReadOnlySpan<char> term, ReadOnlySpan<char> pattern)
    {
        var t = 0;
        var p = 0;
        var star = -1;
        var retry = 0;
        while (t < term.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < pattern.Length && pattern[p] == '?')
            {
                t += Step(term, t);
                p++;
            }
            else if (p < pattern.Length && pattern[p] == term[t])
            {
                t++;
                p++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                retry += Step(term, retry);
                t = retry;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static int Step(ReadOnlySpan<char> term, int at) =>
        char.IsHighSurrogate(term[at]) && at + 1 < term.Length && char.IsLowSurrogate(term[at + 1]) ? 2 : 1;
}
