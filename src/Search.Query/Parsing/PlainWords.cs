using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>Words without operators as nodes.</summary>
internal static class PlainWords
{
    /// <summary>A run of plain words as the options mean it.</summary>
    public static QueryNode Node(string words, QueryOptions options, Side side, QueryRange range) =>
        options.Match == WordMatch.Phrase
            ? new PhraseNode(words, side) { Range = range }
            : new TextNode(words, side, options.Mode, options.Match == WordMatch.Exact)
            {
                Any = options.Match == WordMatch.Any,
                Range = range,
            };

    /// <summary>A text without operators; whatever looks like one is text. Holds at least one word.</summary>
    public static QueryNode Of(string text, QueryOptions options)
    {
        var clauses = new ClauseList(options);
        for (var i = 0; i < text.Length; )
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                clauses.AddWord(text, start, i);
            }
            else
            {
                i++;
            }
        }

        return clauses.ToNode(text) ?? throw new ArgumentException("A text without a word has no query.", nameof(text));
    }
}
