using System.Collections.Immutable;
using System.Diagnostics;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Testing.Naive;

/// <summary>
/// Executes a term tree on one pair at a time, straight from the definitions in the documentation of the nodes. Slow
/// on purpose: what a fast engine is compared with.
/// </summary>
public sealed class NaiveExecutor(NaiveStatistics statistics, RankingParameters ranking)
{
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
            PrefixTerms n => HasTerm(document, n.Space, t => t.StartsWith(n.Prefix, StringComparison.Ordinal))
                ? Leaf(n.Boost, $"a word that begins with {n.Prefix}")
                : null,
            WildcardTerms n => HasTerm(document, n.Space, t => EditDistance.Fits(t, n.Pattern))
                ? Leaf(n.Boost, $"a word that fits {n.Pattern}")
                : null,
            TypoTerms n => Typo(n, document),
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
                Score(node.Boost * Idf(node.Space, node.Term), frequency, node.Space, document),
                $"{node.Space} {node.Term}"
            );
    }

    private ScorePart? Phrase(TermPhrase node, NaiveDocument document)
    {
        var frequency = NaivePhrase.Frequency(node, document);
        if (frequency == 0)
        {
            return null;
        }

        var idf = 0f;
        foreach (var term in node.Terms)
        {
            idf += Idf(term.Space, term.Term);
        }

        return Leaf(
            Score(node.Boost * idf, frequency, node.Terms[0].Space, document),
            $"phrase {string.Join(' ', node.Terms.Select(t => t.Term))}"
        );
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

    private static ScorePart? Typo(TypoTerms node, NaiveDocument document)
    {
        var nearest = document
            .Terms.Where(key => key.Space == node.Space)
            .Select(key => EditDistance.Between(node.Term, key.Term))
            .DefaultIfEmpty(int.MaxValue)
            .Min();
        return nearest <= node.MaxEdits ? Leaf(node.Boost / (1 + nearest), $"{nearest} edits from {node.Term}") : null;
    }

    private static bool HasTerm(NaiveDocument document, TermSpace space, Func<string, bool> predicate) =>
        document.Terms.Any(key => key.Space == space && predicate(key.Term));

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
