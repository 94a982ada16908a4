using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Query.Tree;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Concordance.Searching;

/// <summary>A question made into one query tree.</summary>
/// <param name="Query">The tree.</param>
/// <param name="Text">The tree as text.</param>
/// <param name="Side">The side that the free text was taken for.</param>
/// <param name="Script">The script that it was typed in.</param>
/// <param name="Notes">How it was understood.</param>
public sealed record QuestionReading(
    QueryNode Query,
    string Text,
    Side Side,
    Script Script,
    ImmutableArray<string> Notes
)
{
    /// <summary>Whether what was read as operators may as well be text; see <see cref="ParsedQuery.MayBeText"/>.</summary>
    public bool MayBeText { get; init; }

    /// <summary>Reads a question.</summary>
    /// <exception cref="EmptyQuestionException">It names nothing to look for and has no filter.</exception>
    /// <exception cref="QueryLimitException">It is longer than allowed.</exception>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    /// <exception cref="QuerySyntaxException">It does not parse in its syntax, or the engine does not know that.</exception>
    /// <param name="question">The question.</param>
    /// <param name="native">The engine's own syntax; null when it has none.</param>
    /// <param name="literally">Whether texts are taken without operators, where those may be text.</param>
    public static QuestionReading Of(SearchQuestion question, IQuerySyntax? native = null, bool literally = false)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Syntax is { } syntax && !string.Equals(syntax, native?.Syntax, StringComparison.Ordinal))
        {
            throw QuerySyntaxException.Unknown(syntax);
        }

        native = question.Syntax is null ? null : native;
        var options = new QueryOptions
        {
            Side = question.Side,
            Mode = question.Mode,
            Match = (WordMatch)question.Match,
            MayOnlyExclude = HasSeveralParts(question),
        };
        var notes = ImmutableArray.CreateBuilder<string>();
        var mayBeText = false;
        var wanted = new List<QueryNode>(3);
        var unwanted = new List<QueryNode>(2);
        var (inEnglish, inChinese) = (options with { Side = Side.English }, options with { Side = Side.Chinese });
        Add(nameof(question.Text), question.Text, options, wanted);
        Add(nameof(question.English), question.English, inEnglish, wanted);
        Add(nameof(question.Chinese), question.Chinese, inChinese, wanted);
        Add(nameof(question.EnglishWithout), question.EnglishWithout, inEnglish, unwanted);
        Add(nameof(question.ChineseWithout), question.ChineseWithout, inChinese, unwanted);
        if (wanted.Count == 0 && unwanted.Count == 0 && question.Filter is null)
        {
            throw new EmptyQuestionException();
        }

        QueryNode query = wanted.Count switch
        {
            0 => new EverythingNode(),
            1 => wanted[0],
            _ => new AllOfNode([.. wanted]),
        };
        if (unwanted.Count > 0)
        {
            query = new ExceptNode(query, unwanted.Count == 1 ? unwanted[0] : new AnyOfNode([.. unwanted]));
        }

        var typed = $"{question.Text} {question.Chinese}";
        return new QuestionReading(
            query,
            QueryPrinter.Print(query, options with { Side = Side.Either }),
            question.Side == Side.Either ? Detect(typed) : question.Side,
            ScriptDetector.Detect(typed),
            notes.ToImmutable()
        )
        {
            MayBeText = mayBeText,
        };

        void Add(string field, string? text, QueryOptions its, List<QueryNode> nodes)
        {
            if (string.IsNullOrEmpty(text))
            {
                return;
            }

            if (native is not null)
            {
                nodes.Add(native.Parse(text, its.Side));
                return;
            }

            var parsed = QueryParser.Parse(text, its);
            mayBeText |= parsed.MayBeText;
            parsed = literally && parsed.MayBeText ? QueryParser.ParseLiterally(text, its) : parsed;
            notes.AddRange(parsed.Notes.Select(note => note.Message));
            switch (parsed.Problem?.Kind)
            {
                case null:
                    nodes.Add(parsed.Query!);
                    break;
                case QueryProblemKind.Empty:
                    break;
                case QueryProblemKind.BrokenText:
                    throw new ArgumentException(parsed.Problem.Message, nameof(question));
                default:
                    throw new QueryLimitException(parsed.Problem.Message) { Field = field };
            }
        }
    }

    // Then one part says what is wanted, and another may do no more than exclude.
    private static bool HasSeveralParts(SearchQuestion question)
    {
        ReadOnlySpan<string?> parts = [question.Text, question.English, question.Chinese];
        var count = 0;
        foreach (var part in parts)
        {
            count += string.IsNullOrWhiteSpace(part) ? 0 : 1;
        }

        return count > 1;
    }

    private static Side Detect(string text)
    {
        var profile = LanguageProfile.Measure(text);
        return (profile.HanCharacters > 0, profile.LatinWords > 0) switch
        {
            (true, false) => Side.Chinese,
            (false, true) => Side.English,
            _ => Side.Either,
        };
    }
}
