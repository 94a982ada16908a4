using System.Collections.Immutable;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Concordance.Searching;

/// <summary>Cuts hits into the lines of a concordance.</summary>
internal static class KeywordLines
{
    private const int EnglishReach = 60;
    private const int ChineseReach = 30;

    /// <summary>The line around the first match, on the side asked for where that has one; null without a match.</summary>
    public static KeywordLine? Cut(
        AlignedPair pair,
        ImmutableArray<TextSpan> english,
        ImmutableArray<TextSpan> chinese,
        Side wanted
    )
    {
        if (english.IsEmpty && chinese.IsEmpty)
        {
            return null;
        }

        var onChinese = english.IsEmpty || (wanted == Side.Chinese && !chinese.IsEmpty);
        return onChinese
            ? Cut(Language.Chinese, pair.Chinese, chinese[0], ChineseReach)
            : Cut(Language.English, pair.English, english[0], EnglishReach);
    }

    private static KeywordLine Cut(Language side, string text, TextSpan match, int reach)
    {
        var start = Math.Max(0, match.Start - reach);
        var end = Math.Min(text.Length, match.End + reach);
        if (side == Language.English)
        {
            // A word that the cut would go through is left out whole.
            while (start > 0 && start < match.Start && !char.IsWhiteSpace(text[start - 1]))
            {
                start++;
            }

            while (end < text.Length && end > match.End && !char.IsWhiteSpace(text[end]))
            {
                end--;
            }
        }

        start += start > 0 && start < match.Start && char.IsLowSurrogate(text[start]) ? 1 : 0;
        end -= end < text.Length && end > match.End && char.IsLowSurrogate(text[end]) ? 1 : 0;
        return new KeywordLine(side, text[start..match.Start], text[match.Start..match.End], text[match.End..end]);
    }
}
