using System.Collections.Immutable;
using Search.Concordance.Marking;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Collocations;

/// <summary>Finds the words that stand near a word or phrase more often than chance has it. Safe for use by several threads at once.</summary>
/// <param name="index">The index; the caller disposes it.</param>
public sealed class CollocationService(IPairIndex index)
{
    /// <summary>Most hits read; of more a random sample with a fixed seed is taken.</summary>
    public const int MostRead = 1000;

    /// <summary>How many words before and after are near.</summary>
    public const int Reach = 4;

    private const int LeastCount = 2;
    private const double LeastLogLikelihood = 10.83;

    /// <summary>The neighbours of a word or phrase on its side.</summary>
    /// <param name="query">The word or phrase.</param>
    /// <param name="side">Its side.</param>
    /// <param name="limit">Most neighbours wanted.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async ValueTask<CollocationAnswer> FindAsync(
        string query,
        Language side,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var querySide = side == Language.English ? Side.English : Side.Chinese;
        QueryNode node = query.AsSpan().Trim().Contains(' ')
            ? new PhraseNode(query, querySide)
            : new TextNode(query, querySide);
        var page = await index
            .SearchAsync(
                new SearchRequest
                {
                    Query = node,
                    Limit = MostRead,
                    Sort = SortOrder.Random,
                    Total = TotalMode.Exact,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var total = page.Total?.Value ?? page.Hits.Length;
        var neighbours = Count(page, node, side);
        var terms = neighbours.Keys.Order(StringComparer.Ordinal).ToImmutableArray();
        var space = side == Language.English ? TermSpace.EnglishWord : TermSpace.ChineseWord;
        var counts = await index.CountTermsAsync(space, terms, cancellationToken).ConfigureAwait(false);
        var statistics = await index.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        var scale = page.Hits.Length == 0 ? 1 : (double)total / page.Hits.Length;
        var found = new List<Collocation>();
        for (var i = 0; i < terms.Length; i++)
        {
            var neighbour = neighbours[terms[i]];
            var both = neighbour.Count * scale;
            var other = Math.Max(counts[i], both);
            var likelihood = AssociationScore.LogLikelihood(both, total, other, Math.Max(statistics.Pairs, total));
            if (likelihood >= LeastLogLikelihood)
            {
                found.Add(
                    new Collocation(
                        neighbour.Form,
                        neighbour.Count,
                        neighbour.Before,
                        neighbour.After,
                        AssociationScore.LogDice(both, total, other),
                        likelihood
                    )
                );
            }
        }

        return new CollocationAnswer(
            total,
            page.Hits.Length,
            [
                .. found
                    .OrderByDescending(word => word.LogDice)
                    .ThenBy(word => word.Text, StringComparer.Ordinal)
                    .Take(limit),
            ]
        );
    }

    private static Dictionary<string, NeighbourCount> Count(SearchPage page, QueryNode node, Language side)
    {
        var analyzer = new TextAnalyzer();
        var highlighter = new Highlighter(analyzer);
        var plan = highlighter.Plan(node);
        var tokenizer = new AlignmentTokenizer();
        var units = new AlignmentUnits();
        var neighbours = new Dictionary<string, NeighbourCount>(StringComparer.Ordinal);
        foreach (var hit in page.Hits)
        {
            var pair = hit.Stored!.Pair;
            var text = side == Language.English ? pair.English : pair.Chinese;
            tokenizer.Cut(text, side, units);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var mark in highlighter.Mark(plan, text, side))
            {
                Walk(text, units, IndexBefore(units, mark.Start), -1, seen, neighbours);
                Walk(text, units, IndexAfter(units, mark.End), 1, seen, neighbours);
            }
        }

        foreach (var rare in neighbours.Where(entry => entry.Value.Count < LeastCount).ToList())
        {
            _ = neighbours.Remove(rare.Key);
        }

        return neighbours;
    }

    private static void Walk(
        string text,
        AlignmentUnits units,
        int from,
        int step,
        HashSet<string> seen,
        Dictionary<string, NeighbourCount> neighbours
    )
    {
        for (var (i, left) = (from, Reach); i >= 0 && i < units.Count && left > 0; i += step)
        {
            if (!units[i].IsWord)
            {
                continue;
            }

            left--;
            var term = units.Term(i).ToString();
            if (!seen.Add(term))
            {
                continue;
            }

            if (!neighbours.TryGetValue(term, out var count))
            {
                neighbours.Add(term, count = new NeighbourCount());
            }

            count.Add(text[units[i].Start..units[i].End], step < 0);
        }
    }

    private static int IndexBefore(AlignmentUnits units, int start)
    {
        var index = units.Count - 1;
        while (index >= 0 && units[index].End > start)
        {
            index--;
        }

        return index;
    }

    private static int IndexAfter(AlignmentUnits units, int end)
    {
        var index = 0;
        while (index < units.Count && units[index].Start < end)
        {
            index++;
        }

        return index;
    }
}
