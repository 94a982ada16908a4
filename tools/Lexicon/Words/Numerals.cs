namespace Search.Tools.Lexicon.Words;

/// <summary>Han numerals, in folded form.</summary>
public static class Numerals
{
    private const string Digits = "零一二三四五六七八九十百千万亿两";
    private const string Beginnings = Digits + "几多余第数半";

    /// <summary>Whether a character is a numeral.</summary>
    public static bool Contains(int codePoint) => codePoint <= 0xFFFF && Digits.Contains((char)codePoint);

    /// <summary>Whether an expression of number and measure may begin with a character.</summary>
    public static bool MayBegin(int codePoint) => codePoint <= 0xFFFF && Beginnings.Contains((char)codePoint);
}
