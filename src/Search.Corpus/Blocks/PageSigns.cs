using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>Signs of what belongs to the page and not to the text: page numbers and rules.</summary>
internal static class PageSigns
{
    /// <summary>Whether a line is a page number (<c>- 12 -</c>, <c>第13页</c>, <c>Page 3 of 10</c>) or a rule.</summary>
    public static bool IsFurniture(string line, LanguageProfile profile)
    {
        if (line.Length > 24 || (profile.LatinWords > 3 && profile.HanCharacters == 0) || profile.HanCharacters > 5)
        {
            return false;
        }

        if (profile.Dominant is null)
        {
            return profile.Digits is > 0 and < 9 && HasOnly(line, "-–—·.•|/[]()（）— ");
        }

        if (profile.Digits == 0)
        {
            return false;
        }

        if (profile.HanCharacters > 0)
        {
            return line.Contains('第', StringComparison.Ordinal)
                && (line.EndsWith('页') || line.EndsWith('頁') || line.Contains("页共", StringComparison.Ordinal));
        }

        return line.StartsWith("Page ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("p. ", StringComparison.OrdinalIgnoreCase);
    }

    private static bool HasOnly(string line, string symbols)
    {
        foreach (var c in line)
        {
            if (!char.IsDigit(c) && !symbols.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
