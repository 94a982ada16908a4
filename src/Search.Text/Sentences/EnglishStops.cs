using Search.Text.Scripts;

namespace Search.Text.Sentences;

/// <summary>Tells the full stop that ends an English sentence from a decimal point and the dot of an abbreviation.</summary>
internal static class EnglishStops
{
    private const int LongestListNumber = 3;

    /// <summary>How far back is looked, in UTF-16 units, so that no text takes quadratic time.</summary>
    private const int Window = 32;

    /// <summary>Whether the sentence ends after a single full stop that more text follows.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the sentence starts.</param>
    /// <param name="stop">The full stop with its closing marks.</param>
    /// <param name="spaces">The number of white-space characters after it; something else comes after them.</param>
    public static bool Ends(ReadOnlySpan<char> text, int start, StopRun stop, int spaces)
    {
        var rest = text[stop.End..];
        var word = WordBefore(text, start, stop.Start);
        if (spaces == 0)
        {
            return stop.End > stop.StopsEnd
                ? stop.ClosesQuote && (char.IsUpper(rest[0]) || HanRange.Contains(rest[0]))
                : EndsWithoutSpace(word, rest, IsFirst(text, start, stop.Start - word.Length));
        }

        var next = Openers.Skip(rest[spaces..]);
        if (next.IsEmpty)
        {
            return true;
        }

        if (SentenceSplitter.StartsLower(next) || IsListMark(text, start, stop, word))
        {
            return false;
        }

        return stop.ClosesQuote || !IsAbbreviated(word, next);
    }

    private static bool IsAbbreviated(ReadOnlySpan<char> word, ReadOnlySpan<char> next)
    {
        if (Abbreviations.BeforeName.Contains(word))
        {
            return true;
        }

        if (Abbreviations.BeforeNumber.Contains(word) && char.IsDigit(next[0]))
        {
            return true;
        }

        var initial = word.Length == 1 && char.IsUpper(word[0]);
        var acronym = word.Length >= 3 && word[1] == '.' && char.IsLetter(word[0]);
        return (initial || acronym || Abbreviations.Either.Contains(word))
            && !Abbreviations.Starters.Contains(FirstWord(next));
    }

    /// <summary>`connection.The` misses its space; `example.com`, `U.S.A`, `System.Text` and `3.5` do not.</summary>
    private static bool EndsWithoutSpace(ReadOnlySpan<char> word, ReadOnlySpan<char> rest, bool first)
    {
        if (HanRange.Contains(rest[0]))
        {
            return word.Length > 1 && !(first && IsNumber(word)) && !IsAbbreviated(word, rest);
        }

        if (rest[0] is '“' or '‘' or '「' or '『')
        {
            return word.Length > 1;
        }

        if (word.Length < 2 || !char.IsUpper(rest[0]) || !char.IsLower(word[^1]) || word.Contains('.'))
        {
            return false;
        }

        var next = FirstWord(rest);
        if (Abbreviations.Starters.Contains(next))
        {
            return IsProseAfter(rest, next.Length);
        }

        return !word.ContainsAnyInRange('A', 'Z')
            && next.Length > 1
            && !next[1..].ContainsAnyInRange('A', 'Z')
            && IsProseAfter(rest, next.Length);
    }

    private static bool IsProseAfter(ReadOnlySpan<char> rest, int at) =>
        at < rest.Length && rest[at] is ' ' or ',' or '’' or '\'';

    private static bool IsListMark(ReadOnlySpan<char> text, int start, StopRun stop, ReadOnlySpan<char> word) =>
        IsFirst(text, start, stop.Start - word.Length)
        && stop.End == stop.StopsEnd
        && ((word.Length <= LongestListNumber && IsNumber(word)) || (word.Length == 1 && char.IsAsciiLetter(word[0])));

    private static bool IsFirst(ReadOnlySpan<char> text, int start, int at) =>
        at - start <= Window && Openers.Skip(text[start..at].TrimStart()).IsEmpty;

    private static bool IsNumber(ReadOnlySpan<char> word) => !word.IsEmpty && !word.ContainsAnyExceptInRange('0', '9');

    private static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int start, int stop)
    {
        var from = stop;
        start = Math.Max(start, stop - Window);
        while (from > start && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
        {
            if (HanRange.Contains(text[from - 1]))
            {
                break;
            }

            from--;
        }

        return text[from..stop].TrimStart('.');
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        return text[..length];
    }
}
