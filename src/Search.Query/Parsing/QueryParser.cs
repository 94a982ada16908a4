using System.Text;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>
/// Reads a typed query. Never throws for what the text holds: what does not parse is searched literally, with a note.
/// <code>
/// query   = and { "OR" and }
/// and     = clause { [ "AND" ] clause }
/// clause  = { "NOT" } [ "-" | "+" ] primary
/// primary = "(" query ")" | "en:" [ "-" | "+" ] primary | "zh:" [ "-" | "+" ] primary | filter ":" values
///         | quote text quote [ "~" number ] | "=" word | word "*" | wild?ard | word "~" [ "1" | "2" ] | word
/// </code>
/// Operators may be full-width. Where a sign is one and where it is text is up to <see cref="SignRules"/> and
/// <see cref="PatternWords"/>.
/// Time and memory are linear in the length of the text, which is limited.
/// </summary>
public static class QueryParser
{
    /// <summary>Parses with the default options.</summary>
    public static ParsedQuery Parse(string text) => Parse(text, QueryOptions.Default);

    /// <summary>Parses.</summary>
    public static ParsedQuery Parse(string text, QueryOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        if (FindProblem(text, options) is { } problem)
        {
            return new ParsedQuery { Text = text, Problem = problem };
        }

        var hasContent = QueryCharacters.HasContent(text);
        if (!hasContent && text.AsSpan().IndexOfAny('*', '＊', '﹡') < 0)
        {
            return new ParsedQuery { Text = text, Problem = Empty(text) };
        }

        var reader = new QueryReader(text, options);
        var query = reader.Read(out var failure);
        if (reader.TermCount > options.MaxTerms)
        {
            return new ParsedQuery { Text = text, Problem = TooManyTerms(text, reader.TermCount, options) };
        }

        if (reader.OnlyExcludes && failure is null && hasContent && !options.MayOnlyExclude)
        {
            return Literal(text, options, OnlyExclusions(text, reader.FirstExclusion));
        }

        if (query is not null && failure is null)
        {
            return QueryTrees.HasContent(query)
                ? new ParsedQuery
                {
                    Text = text,
                    Query = query,
                    Notes = reader.Notes.ToImmutable(),
                    MayBeText = QueryTrees.MayBeText(query),
                }
                : new ParsedQuery { Text = text, Problem = Empty(text) };
        }

        return !hasContent
            ? new ParsedQuery { Text = text, Problem = Empty(text) }
            : Literal(
                text,
                options,
                DoesNotParse(failure ?? new QueryNote("there is nothing to look for", new QueryRange(0, text.Length)))
            );
    }

    /// <summary>Takes a text without operators: for pasted text in which something only looks like one.</summary>
    /// <param name="text">The text, which <see cref="Parse(string, QueryOptions)"/> has a query for.</param>
    /// <param name="options">The options.</param>
    public static ParsedQuery ParseLiterally(string text, QueryOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        const string Message =
            "Searched literally as text, because nothing is found with its signs as operators (-word, wild?ard, *).";
        return Literal(text, options, new QueryNote(Message, new QueryRange(0, text.Length)));
    }

    private static ParsedQuery Literal(string text, QueryOptions options, QueryNote note) =>
        new()
        {
            Text = text,
            Query = PlainWords.Of(text, options),
            IsLiteral = true,
            Notes = [note],
        };

    private static QueryNote DoesNotParse(QueryNote failure) =>
        failure with
        {
            Message = $"Searched literally, because the query does not parse: {failure.Message}.",
        };

    private static QueryNote OnlyExclusions(string text, QueryRange first) =>
        new(
            $"Searched literally as text, because the query only excludes; write NOT {text[(first.Start + 1)..first.End]} "
                + "for every pair without it.",
            first
        );

    private static QueryProblem? FindProblem(string text, QueryOptions options)
    {
        if (text.Length > options.MaxLength)
        {
            return new QueryProblem(
                QueryProblemKind.TooLong,
                $"The query has {text.Length} characters, {options.MaxLength} are allowed; shorten it.",
                new QueryRange(options.MaxLength, text.Length)
            );
        }

        for (var i = 0; i < text.Length; )
        {
            if (!char.IsSurrogate(text[i]))
            {
                i++;
                continue;
            }

            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                return new QueryProblem(
                    QueryProblemKind.BrokenText,
                    $"Half of a surrogate pair at {i}; send well-formed Unicode.",
                    new QueryRange(i, i + 1)
                );
            }

            i += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static QueryProblem Empty(string text) =>
        new(
            QueryProblemKind.Empty,
            "There is nothing to look for; type a word, or * for every pair.",
            new QueryRange(0, text.Length)
        );

    private static QueryProblem TooManyTerms(string text, int count, QueryOptions options) =>
        new(
            QueryProblemKind.TooManyTerms,
            $"The query has {count} words, {options.MaxTerms} are allowed; shorten it.",
            new QueryRange(0, text.Length)
        );
}
