using System.Text;
using Search.Text.Lexicon;

namespace Search.Corpus.Alignment.Evidence;

/// <summary>Han characters as evidence: recognised, and folded so that both scripts are one.</summary>
internal static class HanText
{
    /// <summary>Whether a code point is a Han character.</summary>
    public static bool IsHan(int codePoint) =>
        codePoint
            is (>= 0x4E00 and <= 0x9FFF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x323AF)
                or 0x3007;

    /// <summary>Whether a text has a Han character.</summary>
    public static bool ContainsHan(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHan(rune.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many Han characters a text has.</summary>
    public static int CountHan(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            count += IsHan(rune.Value) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The text with each character replaced by its script class.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = folded.Append(new Rune(ScriptClasses.Fold(rune.Value)).ToString());
        }

        return folded.ToString();
    }
}
