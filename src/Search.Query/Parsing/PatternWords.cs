using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>
/// Words with operators at or inside them: `prefix*`, `wild?ard`, `word~2`. Only a word of letters and digits is one;
/// addresses, formulas, markup and sentences hold the same signs as text. Works on folded text.
/// </summary>
internal static class PatternWords
{
    /// <summary>The node of such a word; null for a plain word.</summary>
    /// <param name="word">The folded word.</param>
    /// <param name="side">The side it is for.</param>
    /// <param name="range">Where it was typed.</param>
    /// <param name="reading">What to tell about its signs.</param>
    public static QueryNode? TryRead(ReadOnlySpan<char> word, Side side, QueryRange range, out SignReading reading)
    {
        reading = SignReading.Plain;
        if (word.IndexOfAny('*', '?', '~') < 0)
        {
            return null;
        }

        if (!QueryCharacters.HasContent(word))
        {
            return word.TrimStart('*').IsEmpty ? new EverythingNode { Range = range } : null;
        }

        if (word.Contains('~') && TryTypo(word, side, range, out reading) is { } typo)
        {
            return typo;
        }

        // A question mark at the end of a word is punctuation.
        var pattern = TrimQuestionMarks(word);
        var signs = PatternSigns.Of(pattern);
        if (signs.Count == 0)
        {
            return null;
        }

        if (!signs.IsPattern)
        {
            reading = signs.IsSentence ? SignReading.Plain : SignReading.PatternIsText;
            return null;
        }

        reading = signs.MayBeText ? SignReading.PatternMayBeText : SignReading.Plain;
        return signs.Count == 1 && pattern[^1] == '*'
            ? new PrefixNode(pattern[..^1].ToString(), side) { Range = range }
            : new WildcardNode(pattern.ToString(), side) { Range = range };
    }

    private static ReadOnlySpan<char> TrimQuestionMarks(ReadOnlySpan<char> word)
    {
        var trimmed = word.TrimEnd('?');
        return trimmed.EndsWith('\\') && trimmed.Length < word.Length ? word[..(trimmed.Length + 1)] : trimmed;
    }

    private static TypoNode? TryTypo(ReadOnlySpan<char> word, Side side, QueryRange range, out SignReading reading)
    {
        reading = SignReading.Plain;
        var tilde = word.LastIndexOf('~');
        var edits = word[(tilde + 1)..] switch
        {
            "" or "1" => 1,
            "2" => 2,
            _ => 0,
        };
        var text = word[..tilde];
        if (
            edits == 0
            || text.EndsWith('\\')
            || text.IndexOfAny('~', '*', '?') >= 0
            || !QueryCharacters.HasContent(text)
        )
        {
            return null;
        }

        var signs = PatternSigns.Of(text);
        if (!signs.IsWord)
        {
            reading = SignReading.PatternIsText;
            return null;
        }

        reading = signs.HasHan ? SignReading.PatternMayBeText : SignReading.Plain;
        return new TypoNode(text.ToString(), edits, side) { Range = range };
    }
}
