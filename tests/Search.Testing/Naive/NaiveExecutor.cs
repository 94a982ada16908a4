using System.Collections.Immutable;
using System.Diagnostics;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Testing.Naive;

/// <summary>
/// Executes a term tree on one pair at a time, straight from the definitions in the documentation of the nodes. Slow
/// on purpose: what a fast engine is compared with. It remembers only what is the same for all pairs (idf, and which
/// terms a pattern stands for); one executor a query, not safe for concurrent use.
/// </summary>
public sealed class NaiveExecutor(NaiveStatistics statistics, RankingParameters ranking)
{
    private readonly Dictionary<TermNode, float> _idf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TermNode, Dictionary<string, int>> _expansions = new(
        ReferenceEqualityComparer.Instance
    );

    /// <summary>The score's parts when the pair is found, else null.</summary>
    public ScorePart? Find(TermNode node, NaiveDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return node switch
        {
            OneTerm n => Term(n, document),
            TermPhrase n => Phrase(n, document),
            AllOfTerms n => All(n, document),
            AnyOfTerms n => Any(n, document),
            ExceptTerms n => Find(n.Excluded, document) is null ? Find(n.Match, document) : null,
            RankedTerms n => Ranked(n, document),
            PrefixTerms n => Union(
                n,
                n.Space,
                n.Boost,
                term => term.StartsWith(n.Prefix, StringComparison.Ordinal) ? 0 : -1,
                document
            ),
            WildcardTerms n => Union(
                n,
                n.Space,
                n.Boost,
                term => EditDistance.Fits(term, n.Pattern) ? 0 : -1,
                document
            ),
            TypoTerms n => Union(
                n,
                n.Space,
                n.Boost,
                term => EditDistance.Between(n.Term, term) is var edits && edits <= n.MaxEdits ? edits : -1,
                document
            ),
            EveryPair n => Leaf(n.Boost, "every pair"),
            NoPair => null,
            FilterTerms n => NaiveFilter.Passes(n.Filter, document) ? Leaf(0, "a filter") : null,
            ConstantScoreTerms n => Find(n.Child, document) is null ? null : Leaf(n.Score, "the same for every hit"),
            _ => throw new UnreachableException($"A term node of type {node?.GetType().Name} has no execution."),
        };
    }

    private ScorePart? Term(OneTerm node, NaiveDocument document)
    {
        var frequency = document.Positions(node.Space, node.Term).Length;
        return frequency == 0
            ? null
            : Leaf(
                Score(node.Boost * Remembered(node, () => Idf(node.Space, node.Term)), frequency, node.Space, document),
                node.Term
            );
    }

    private ScorePart? Phrase(TermPhrase node, NaiveDocument document)
    {
        var frequency = NaivePhrase.Frequency(node, document);
        if (frequency == 0)
        {
            return null;
        }

        var idf = Remembered(
            node,
            () =>
            {
                var sum = 0f;
                foreach (var term in node.Terms)
                {
                    sum += Idf(term.Space, term.Term);
                }

                return sum;
            }
        );
        return Leaf(Score(node.Boost * idf, frequency, node.Terms[0].Space, document), "phrase");
    }

    private ScorePart? All(AllOfTerms node, NaiveDocument document)
    {
        var parts = node.Children.Select(child => Find(child, document)).ToImmutableArray();
        return parts.All(part => part is not null) ? Sum("all of", parts!) : null;
    }

    private ScorePart? Any(AnyOfTerms node, NaiveDocument document)
    {
        var parts = node.Children.Select(child => Find(child, document)).OfType<ScorePart>().ToImmutableArray();
        return parts.IsEmpty ? null : Sum("any of", parts);
    }

    private ScorePart? Ranked(RankedTerms node, NaiveDocument document)
    {
        if (Find(node.Required, document) is not { } required)
        {
            return null;
        }

        return Find(node.Optional, document) is { } optional ? Sum("with", [required, optional]) : required;
    }

    // The nearest term that a pair has of those that the node stands for.
    private ScorePart? Union(
        TermNode node,
        TermSpace space,
        float boost,
        Func<string, int> distance,
        NaiveDocument document
    )
    {
        if (!_expansions.TryGetValue(node, out var terms))
        {
            terms = statistics
                .Terms.Where(term => term.Key.Space == space)
                .Select(term => (term.Key.Term, Distance: distance(term.Key.Term)))
                .Where(term => term.Distance >= 0)
                .ToDictionary(term => term.Term, term => term.Distance);
            _expansions.Add(node, terms);
        }

        var nearest = int.MaxValue;
        foreach (var (termSpace, term) in document.Terms)
        {
            if (termSpace == space && terms.TryGetValue(term, out var found))
            {
                nearest = Math.Min(nearest, found);
            }
        }

        return nearest == int.MaxValue ? null : Leaf(boost / (1 + nearest), "a word of a pattern");
    }

    private float Remembered(TermNode node, Func<float> idf)
    {
        if (!_idf.TryGetValue(node, out var value))
        {
            _idf.Add(node, value = idf());
        }

        return value;
    }

    private float Idf(TermSpace space, string term) =>
        RankingParameters.InverseDocumentFrequency(statistics.Pairs, statistics.DocumentFrequency(space, term));

    private float Score(float weight, float frequency, TermSpace space, NaiveDocument document) =>
        RankingParameters.Score(
            weight,
            frequency,
            ranking.LengthFactor(document.Length(space), statistics.AverageLength(space))
        );

    private static ScorePart Leaf(float value, string description) => new(value, description, []);

    private static ScorePart Sum(string description, ImmutableArray<ScorePart> parts)
    {
        var sum = 0f;
        foreach (var part in parts)
        {
            sum += part.Value;
        }

        return new ScorePart(sum, description, parts);
    }
}
