using System.Buffers;
using System.Text;

namespace Search.Query.Parsing;

/// <summary>The characters that mean something in a query.</summary>
internal static class QueryCharacters
{
    private static readonly SearchValues<char> EscapedAnywhere = SearchValues.Create("\"“”„「」『』《》()*?~:\\");

    public static bool IsOpeningQuote(char c) => c is '"' or '“' or '”' or '„' or '＂' or '「' or '『' or '《';

    public static bool NeedsEscape(char c) => EscapedAnywhere.Contains(Fold(c));

    /// <summary>
    /// The character that a sign stands for: full-width and small forms are what a Chinese input method types, and the
    /// hyphens and the minus are typographic forms of one sign. Dashes (– —) are not: they are punctuation.
    /// </summary>
    public static char Fold(char c) =>
        c switch
        {
            >= '！' and <= '～' => (char)(c - '！' + '!'),
            '\u2010' or '\u2011' or '\u2212' or '\uFE63' => '-',
            '\uFE55' => ':',
            '\uFE56' => '?',
            '\uFE59' => '(',
            '\uFE5A' => ')',
            '\uFE61' => '*',
            '\uFE62' => '+',
            '\uFE66' => '=',
            '\uFE68' => '\\',
            '\uFF62' => '「',
            '\uFF63' => '」',
            _ => c,
        };

    /// <summary>A text with every character folded, one for one, so that places stay what they are.</summary>
    public static string Fold(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(text[i]) != text[i])
            {
                return string.Create(
                    text.Length,
                    text,
                    static (folded, typed) =>
                    {
                        for (var i = 0; i < folded.Length; i++)
                        {
                            folded[i] = Fold(typed[i]);
                        }
                    }
                );
            }
        }

        return text;
    }

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
        foreach (var typed in text.EnumerateRunes())
        {
            var rune = typed.IsBmp ? new Rune(Fold((char)typed.Value)) : typed;
            if (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || (!rune.IsAscii && Rune.IsSymbol(rune)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The keyword that a word is, if any; in any width.</summary>
    public static Keyword KeywordOf(ReadOnlySpan<char> word)
    {
        if (word.Length is not (2 or 3))
        {
            return Keyword.None;
        }

        Span<char> folded = [Fold(word[0]), Fold(word[1]), Fold(word[^1])];
        return folded[..word.Length] switch
        {
            "OR" => Keyword.Or,
            "AND" => Keyword.And,
            "NOT" => Keyword.Not,
            _ => Keyword.None,
        };
    }

    /// <summary>
    /// Where a word ends: at a space, at a quotation mark inside it, or at the parenthesis that ends the group.
    /// </summary>
    /// <param name="signs">The folded query.</param>
    /// <param name="start">Where the word starts.</param>
    /// <param name="inGroup">Whether a group is open.</param>
    public static int EndOfWord(ReadOnlySpan<char> signs, int start, bool inGroup)
    {
        var inner = 0;
        var at = start;
        while (at < signs.Length)
        {
            var c = signs[at];
            if (char.IsWhiteSpace(c) || (at > start && IsOpeningQuote(c)) || (c == ')' && inGroup && inner-- == 0))
            {
                break;
            }

            inner += c == '(' ? 1 : 0;
            at += c == '\\' && at + 1 < signs.Length && !char.IsWhiteSpace(signs[at + 1]) ? 2 : 1;
        }

        return at;
    }

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
