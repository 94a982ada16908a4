using System.Collections.Immutable;
using System.Globalization;
using Lucene.Net.Search;
using Search.Index.LuceneNet.Querying;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Takes the score of a hit apart, along the query after analysis.</summary>
internal sealed class ScoreExplainer(PairSearcher searcher, QueryPlan plan, SearchRequest request)
{
    /// <summary>The parts of a hit's score.</summary>
    public ScorePart Explain(Candidate hit)
    {
        var parts = plan.Terms is { } terms
            ? Find(terms, hit.Document) ?? new ScorePart(0, "nothing that scores", [])
            : Convert(searcher.Explain(plan.Query, hit.Document));
        if (request.TypedScript != Script.None && searcher.Ranking.TypedScriptBonus > 0)
        {
            var pair = searcher.Load(hit.Document).Pair;
            if (pair.Script == request.TypedScript)
            {
                var bonus = new ScorePart(searcher.Ranking.TypedScriptBonus, "script bonus", []);
                parts = new ScorePart(parts.Value + bonus.Value, "in the script as typed", [parts, bonus]);
            }
        }

        // The parts are summed in another order than Lucene sums them; the last digit of the score is Lucene's.
        return request.Sort == SortOrder.Relevance ? parts with { Value = hit.Score } : parts;
    }

    private ScorePart? Find(TermNode node, int document)
    {
        switch (node)
        {
            case AllOfTerms all:
                return Sum("all of", [.. all.Children.Select(child => Find(child, document)).OfType<ScorePart>()]);
            case AnyOfTerms any:
                ImmutableArray<ScorePart> found =
                [
                    .. any.Children.Select(child => Find(child, document)).OfType<ScorePart>(),
                ];
                return found.IsEmpty ? null : Sum("any of", found);
            case ExceptTerms except:
                return Find(except.Match, document);
            case RankedTerms ranked:
                return (Find(ranked.Required, document), Find(ranked.Optional, document)) switch
                {
                    ({ } required, { } optional) => Sum("with", [required, optional]),
                    var (required, _) => required,
                };
            default:
                var leaf = searcher.Explain(TermTranslation.Translate(node), document);
                return leaf.IsMatch ? new ScorePart(leaf.Value, Describe(node), []) : null;
        }
    }

    private static string Describe(TermNode node) =>
        node switch
        {
            OneTerm n => $"{n.Space} {n.Term}",
            TermPhrase { Slop: > 0 } n => string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(' ', n.Terms.Select(t => t.Term))} within {n.Slop}"
            ),
            TermPhrase n => $"phrase {string.Join(' ', n.Terms.Select(t => t.Term))}",
            PrefixTerms n => $"a word that begins with {n.Prefix}",
            WildcardTerms n => $"a word that fits {n.Pattern}",
            TypoTerms n => $"a word at most {n.MaxEdits} letters away from {n.Term}",
            EveryPair => "every pair",
            FilterTerms => "a filter",
            ConstantScoreTerms => "the same for every hit",
            _ => "a part of the query",
        };

    private static ScorePart Sum(string description, ImmutableArray<ScorePart> parts)
    {
        var sum = 0f;
        foreach (var part in parts)
        {
            sum += part.Value;
        }

        return new ScorePart(sum, description, parts);
    }

    private static ScorePart Convert(Explanation explanation) =>
        new(
            explanation.Value,
            explanation.Description ?? "a part of the query",
            [.. (explanation.GetDetails() ?? []).Select(Convert)]
        );
}
