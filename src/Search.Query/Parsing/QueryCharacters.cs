using System.Buffers;
using System.Text;

namespace Search.Query.Parsing;

/// <summary>The characters that mean something in a query.</summary>
internal static class QueryCharacters
{
    /// <summary>A query without any of these, and without keywords, is plain words.</summary>
    public static readonly SearchValues<char> Special = SearchValues.Create("\"“”„＂「」『』《》()（）+-=*?~:：\\");

    // How far the full-width forms are from ASCII.
    private const int FullWidth = 0xFEE0;

    private static readonly SearchValues<char> s_wideOperators = SearchValues.Create("－＋＝＊～");

    private static readonly SearchValues<char> EscapedAnywhere = SearchValues.Create(
        "\"“”„＂「」『』《》()（）*?~:：\\"
    );

    public static bool IsOpeningParenthesis(char c) => c is '(' or '（';

    public static bool IsClosingParenthesis(char c) => c is ')' or '）';

    public static bool IsOpeningQuote(char c) => c is '"' or '“' or '”' or '„' or '＂' or '「' or '『' or '《';

    public static bool NeedsEscape(char c) => EscapedAnywhere.Contains(c);

    /// <summary>
    /// The text with ASCII operators in place of the full-width ones that Chinese input methods write, unit by unit. A
    /// full-width question mark stays: it is punctuation.
    /// </summary>
    public static string WithAsciiOperators(string text) =>
        text.AsSpan().IndexOfAny(s_wideOperators) < 0
            ? text
            : string.Create(
                text.Length,
                text,
                static (result, text) =>
                {
                    for (var i = 0; i < text.Length; i++)
                    {
                        result[i] = text[i] is '－' or '＋' or '＝' or '＊' or '～'
                            ? (char)(text[i] - FullWidth)
                            : text[i];
                    }
                }
            );

    /// <summary>Whether a quotation mark ends what another began; all kinds of double quotation marks go with each other.</summary>
    public static bool Closes(char opening, char c) =>
        opening switch
        {
            '「' => c == '」',
            '『' => c == '』',
            '《' => c == '》',
            _ => c is '"' or '“' or '”' or '＂',
        };

    /// <summary>Han ideographs of all planes, with 〇 and 々.</summary>
    public static bool IsHan(Rune rune) =>
        rune.Value
            is (>= 0x4E00 and <= 0x9FFF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x20000 and <= 0x3FFFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x2E80 and <= 0x2FDF)
                or 0x3005
                or 0x3007;

    /// <summary>Whether a text holds something that can be looked for: a letter, a digit, a symbol beyond ASCII.</summary>
    public static bool HasContent(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || (!rune.IsAscii && Rune.IsSymbol(rune)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The keyword that a word is, if any.</summary>
    public static Keyword KeywordOf(ReadOnlySpan<char> word) =>
        word switch
        {
            "OR" => Keyword.Or,
            "AND" => Keyword.And,
            "NOT" => Keyword.Not,
            _ => Keyword.None,
        };

    /// <summary>
    /// Whether two neighbouring words stay one text. Spaces between single Han characters do not matter (人 工 智 能);
    /// a space between longer Chinese words was typed to separate them.
    /// </summary>
    public static bool StaysTogether(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        _ = Rune.DecodeLastFromUtf16(left, out var last, out var lastLength);
        _ = Rune.DecodeFromUtf16(right, out var first, out var firstLength);
        return !IsHan(last) || !IsHan(first) || (lastLength == left.Length && firstLength == right.Length);
    }
}

/// <summary>The words that are operators when they stand alone in capitals.</summary>
internal enum Keyword : byte
{
    None,
    Or,
    And,
    Not,
}
