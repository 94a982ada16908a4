using System.Collections.Immutable;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Concordance.Marking;

/// <summary>What is to be marked for a query: made once, used for every hit. Immutable.</summary>
public sealed class MarkPlan
{
    private readonly ImmutableDictionary<(TermSpace Space, string Term), int> _numbers;
    private readonly bool[] _spaces = new bool[8];
    private readonly bool[] _patternSpaces = new bool[8];

    internal MarkPlan(QueryNode query, TermNode terms)
    {
        Query = query;
        Terms = terms;
        var numbers = ImmutableDictionary.CreateBuilder<(TermSpace, string), int>();
        Collect(terms, numbers);
        _numbers = numbers.ToImmutable();
    }

    /// <summary>The query.</summary>
    public QueryNode Query { get; }

    internal TermNode Terms { get; }

    internal int TermCount => _numbers.Count;

    /// <summary>Whether anything can be found on a side.</summary>
    internal bool Looks(Language side)
    {
        var first = (int)side * 4;
        return _spaces.AsSpan(first, 4).Contains(true) || _patternSpaces.AsSpan(first, 4).Contains(true);
    }

    internal bool Looks(TermSpace space) => _spaces[(int)space];

    internal bool HasPatterns(TermSpace space) => _patternSpaces[(int)space];

    internal int NumberOf(TermSpace space, string term) => _numbers.GetValueOrDefault((space, term), -1);

    private void Collect(TermNode node, ImmutableDictionary<(TermSpace, string), int>.Builder numbers)
    {
        switch (node)
        {
            case OneTerm n:
                Add(n.Space, n.Term, numbers);
                break;
            case TermPhrase n:
                foreach (var term in n.Terms)
                {
                    Add(term.Space, term.Term, numbers);
                }

                break;
            case AllOfTerms n:
                foreach (var child in n.Children)
                {
                    Collect(child, numbers);
                }

                break;
            case AnyOfTerms n:
                foreach (var child in n.Children)
                {
                    Collect(child, numbers);
                }

                break;
            case ExceptTerms n:
                Collect(n.Match, numbers);
                break;
            case RankedTerms n:
                Collect(n.Required, numbers);
                Collect(n.Optional, numbers);
                break;
            case ConstantScoreTerms n:
                Collect(n.Child, numbers);
                break;
            case PrefixTerms n:
                _patternSpaces[(int)n.Space] = true;
                break;
            case WildcardTerms n:
                _patternSpaces[(int)n.Space] = true;
                break;
            case TypoTerms n:
                _patternSpaces[(int)n.Space] = true;
                break;
            default:
                break;
        }
    }

    private void Add(TermSpace space, string term, ImmutableDictionary<(TermSpace, string), int>.Builder numbers)
    {
        _spaces[(int)space] = true;
        _ = numbers.TryAdd((space, term), numbers.Count);
    }
}
