using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Marking;

/// <summary>
/// Finds what to mark in a hit from the query tree and the text analysed again, so that marks are the same whatever
/// engine found the hit. A phrase is one mark, a stem marks the whole word, a number its whole expression; excluded
/// parts of the query are never marked. Reusable; not safe for use by several threads at once.
/// </summary>
public sealed class Highlighter
{
    private readonly TextAnalyzer _analyzer;
    private readonly QueryLowering _lowering;
    private readonly TokenBuffer _buffer = new();
    private readonly List<MatchReason> _reasons = [];

    // The text that was marked last, as long as nobody wanted its tokens.
    private string? _unread;
    private Language _side;

    /// <summary>Creates a highlighter that uses an analyser during its calls only.</summary>
    public Highlighter(TextAnalyzer analyzer)
    {
        _analyzer = analyzer;
        _lowering = new QueryLowering(analyzer, RankingParameters.Default, LoweringPurpose.Marks);
    }

    /// <summary>The tokens of the text that was marked last.</summary>
    internal TokenBuffer Tokens
    {
        get
        {
            if (_unread is { } text)
            {
                _unread = null;
                _analyzer.Analyze(text, _side, _buffer);
            }

            return _buffer;
        }
    }

    /// <summary>Works out what is to be marked for a query.</summary>
    public MarkPlan Plan(QueryNode query) => new(query, _lowering.Lower(query));

    /// <summary>The marks of a text: in order, none overlapping another.</summary>
    public ImmutableArray<TextSpan> Mark(MarkPlan plan, string text, Language side)
    {
        Find(plan, text, side, _reasons);
        return Merge(_reasons);
    }

    /// <summary>Whether anything of another query is found in the text that was marked last.</summary>
    internal bool IsFound(MarkPlan plan, Language side)
    {
        _reasons.Clear();
        new MatchFinder(plan, Tokens, side, _reasons).Find();
        return _reasons.Count > 0;
    }

    /// <summary>Everything of a query that is found in a text, in order.</summary>
    internal void Find(MarkPlan plan, string text, Language side, List<MatchReason> reasons)
    {
        ArgumentNullException.ThrowIfNull(plan);
        reasons.Clear();
        (_unread, _side) = (text, side);
        if (!plan.Looks(side))
        {
            return;
        }

        new MatchFinder(plan, Tokens, side, reasons).Find();
        reasons.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
    }

    // Overlapping spans become one; spans that only touch stay two, since each is a word of the query.
    private static ImmutableArray<TextSpan> Merge(List<MatchReason> reasons)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var reason in reasons)
        {
            if (spans.Count > 0 && reason.Start < spans[^1].End)
            {
                spans[^1] = spans[^1] with { End = Math.Max(spans[^1].End, reason.End) };
            }
            else
            {
                spans.Add(new TextSpan(reason.Start, reason.End));
            }
        }

        return spans.ToImmutable();
    }
}
