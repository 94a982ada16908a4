using System.Buffers;
using System.Globalization;
using System.Text;

namespace Search.Query.Parsing;

/// <summary>
/// When a `-` or `+` at the start of a word is an operator. Pasted text holds options (`-s`, `--help`), negative numbers
/// (`-5°C`) and arrows; excluding a single Latin letter or a number is rare, and `NOT` does it. Works on folded text.
/// </summary>
internal static class SignRules
{
    // What nobody excludes at the start of a word.
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("<>/|:;,!?&]}[{%^)");
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");
    private static readonly SearchValues<char> AfterLetter = SearchValues.Create(",.;:!?]}'");
    private static readonly SearchValues<char> AfterOption = SearchValues.Create(",;!、。");
    private static readonly SearchValues<char> InsideOptions = SearchValues.Create("=/_<>");

    /// <summary>Whether the sign that a text begins with is an operator.</summary>
    /// <param name="rest">The folded query from the sign on.</param>
    public static bool IsOperator(ReadOnlySpan<char> rest) => IsOperator(rest, out _);

    /// <summary>Whether the sign that a text begins with is an operator, and what to tell.</summary>
    /// <param name="rest">The folded query from the sign on.</param>
    /// <param name="reading">What to tell; plain where no other reading is likely.</param>
    public static bool IsOperator(ReadOnlySpan<char> rest, out SignReading reading)
    {
        reading = SignReading.Plain;
        if (rest.Length < 2 || char.IsWhiteSpace(rest[1]) || IsPunctuation(rest[1]))
        {
            return false;
        }

        var sign = rest[0];
        if (rest[1] is '-' or '+')
        {
            var isOption = rest.Length > 2 && rest[1] == '-' && sign == '-' && char.IsLetterOrDigit(rest[2]);
            reading = isOption ? SignReading.SignIsText : SignReading.Plain;
            return false;
        }

        if (rest[1] == '(' || QueryCharacters.IsOpeningQuote(rest[1]))
        {
            return true;
        }

        var word = WordOf(rest[1..]);
        if (!QueryCharacters.HasContent(word) && word.IndexOfAny('*', '=') < 0)
        {
            return false;
        }

        if (BeginsNumber(word) || (sign == '-' && (IsOneLetter(word) || IsOption(word))))
        {
            reading = SignReading.SignIsText;
            return false;
        }

        if (sign == '-' && LooksLikeOption(word))
        {
            reading = SignReading.LikelyOption;
        }

        return true;
    }

    /// <summary>Whether all words are Latin ones in capitals, some of them no keyword: a heading or a notice.</summary>
    /// <param name="query">The folded query.</param>
    public static bool IsNotice(ReadOnlySpan<char> query)
    {
        var hasWord = false;
        for (var at = 0; at < query.Length; at++)
        {
            var start = at;
            while (at < query.Length && !char.IsWhiteSpace(query[at]))
            {
                if (char.IsLetter(query[at]) && !char.IsUpper(query[at]))
                {
                    return false;
                }

                at++;
            }

            var word = query[start..at];
            hasWord |= word.Length > 1 && char.IsUpper(word[0]) && QueryCharacters.KeywordOf(word) == Keyword.None;
        }

        return hasWord;
    }

    private static bool IsPunctuation(char c) => Punctuation.Contains(c) || (c > '\x7f' && IsOtherPunctuation(c));

    private static bool IsOtherPunctuation(char c) =>
        (char.IsPunctuation(c) && !QueryCharacters.IsOpeningQuote(c))
        || char.GetUnicodeCategory(c) == UnicodeCategory.MathSymbol;

    // Up to a space, a quotation mark or the end of a group.
    private static ReadOnlySpan<char> WordOf(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (
            end < rest.Length
            && !char.IsWhiteSpace(rest[end])
            && rest[end] != ')'
            && !QueryCharacters.IsOpeningQuote(rest[end])
        )
        {
            end++;
        }

        return rest[..end];
    }

    // 9, .5, $5, =1
    private static bool BeginsNumber(ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsDigit(rune))
            {
                return true;
            }

            if (rune.Value is not ('.' or '=') && Rune.GetUnicodeCategory(rune) != UnicodeCategory.CurrencySymbol)
            {
                return false;
            }
        }

        return false;
    }

    // -s, and -s, with what follows it in Chinese: -s；略过
    private static bool IsOneLetter(ReadOnlySpan<char> word) =>
        !word.IsEmpty
        && char.IsAsciiLetter(word[0])
        && (word[1..].IndexOfAnyExcept(AfterLetter) < 0 || AfterOption.Contains(word[1]));

    // -mcpu=, -print_name, -c/-d
    private static bool IsOption(ReadOnlySpan<char> word) =>
        word[1..].ContainsAny(InsideOptions)
        && !word.Contains('\\')
        && !QueryFields.TrySide(word, out _, out _)
        && !QueryFields.TryFilter(word, out _, out _);

    // -rf, -p1, -xzf: two letters or digits, or three without a vowel.
    private static bool LooksLikeOption(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return word.Length == 2 || (word.Length == 3 && !word.ContainsAny(Vowels));
    }
}
