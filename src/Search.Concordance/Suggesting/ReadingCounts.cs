using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Concordance.Suggesting;

/// <summary>
/// How many pairs of one commit have words of the gloss table on their Chinese side; each is counted once a commit. Safe
/// for use by several threads at once.
/// </summary>
internal sealed class ReadingCounts(IPairIndex index)
{
    private static readonly TermSpace Space = (TermSpace)(((int)Language.Chinese * 4) + (int)TokenLayer.Word);
    private Kept _kept = new(-1, []);

    /// <summary>Counts all words, so that no user waits for it.</summary>
    public async ValueTask WarmAsync(CancellationToken cancellationToken) =>
        _ = await GetAsync([.. Enumerable.Range(0, GlossTable.Default.WordCount)], cancellationToken)
            .ConfigureAwait(false);

    /// <summary>The counts of words, given by their numbers.</summary>
    public async ValueTask<long[]> GetAsync(int[] words, CancellationToken cancellationToken)
    {
        var kept = Volatile.Read(ref _kept);
        if (kept.Generation != index.Generation)
        {
            kept = new Kept(index.Generation, new long[GlossTable.Default.WordCount]);
            Array.Fill(kept.Counts, -1);
            Volatile.Write(ref _kept, kept);
        }

        int[] missing = [.. words.Where(word => Volatile.Read(ref kept.Counts[word]) < 0)];
        if (missing.Length > 0)
        {
            ImmutableArray<string> terms = [.. missing.Select(word => GlossTable.Default.Folded(word).ToString())];
            var counts = await index.CountTermsAsync(Space, terms, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < missing.Length; i++)
            {
                // Several threads may count the same word; they write the same number, or one of a commit just made.
                Volatile.Write(ref kept.Counts[missing[i]], counts[i]);
            }
        }

        return [.. words.Select(word => Volatile.Read(ref kept.Counts[word]))];
    }

    private sealed record Kept(long Generation, long[] Counts);
}
