using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>Words with operators at or inside them: `prefix*`, `wild?ard`, `word~2`.</summary>
internal static class PatternWords
{
    /// <summary>The node of such a word; null for a plain word.</summary>
    public static QueryNode? TryRead(ReadOnlySpan<char> word, Side side, QueryRange range)
    {
        if (word.Contains('~') && TryTypo(word, side, range) is { } typo)
        {
            return typo;
        }

        var stars = 0;
        var inner = 0;
        var last = -1;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '\\')
            {
                i++;
                continue;
            }

            stars += word[i] == '*' ? 1 : 0;
            inner += word[i] == '?' && i > 0 && i + 1 < word.Length && IsWordCharacter(word[i + 1]) ? 1 : 0;
            last = word[i] is '*' ? i : last;
        }

        if ((stars == 0 && inner == 0) || !QueryCharacters.HasContent(word))
        {
            return stars > 0 && word.TrimStart('*').IsEmpty ? new EverythingNode { Range = range } : null;
        }

        return stars == 1 && inner == 0 && last == word.Length - 1
            ? new PrefixNode(QueryEscapes.Remove(word[..^1]), side) { Range = range }
            : new WildcardNode(QueryEscapes.Remove(word), side) { Range = range };
    }

    // A question mark at the end of a word is punctuation; before a letter it stands for one.
    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '?' or '*';

    private static TypoNode? TryTypo(ReadOnlySpan<char> word, Side side, QueryRange range)
    {
        var tilde = word.LastIndexOf('~');
        var edits = word[(tilde + 1)..] switch
        {
            "" or "1" => 1,
            "2" => 2,
            _ => 0,
        };
        var text = word[..tilde];
        return
            edits == 0
            || text.EndsWith('\\')
            || text.IndexOfAny('~', '*', '?') >= 0
            || !QueryCharacters.HasContent(text)
            ? null
            : new TypoNode(QueryEscapes.Remove(text), edits, side) { Range = range };
    }
}
