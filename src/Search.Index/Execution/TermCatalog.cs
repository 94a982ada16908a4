using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Terms;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution;

/// <summary>Lists and counts the terms of a view.</summary>
public static class TermCatalog
{
    /// <summary>Terms of a space that begin with a prefix, most frequent first.</summary>
    public static ImmutableArray<TermCount> List(IndexView view, TermSpace space, string prefix, int limit)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return
        [
            .. Collect(view, space, prefix, static (_, _) => 0)
                .Select(entry => new TermCount(entry.Term, entry.Pairs))
                .OrderByDescending(entry => entry.Pairs)
                .ThenBy(entry => entry.Term, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    /// <summary>The pairs that have each of some terms.</summary>
    public static ImmutableArray<long> Count(IndexView view, TermSpace space, ImmutableArray<string> terms)
    {
        ArgumentNullException.ThrowIfNull(view);
        var buffer = new ByteBuffer();
        var counts = ImmutableArray.CreateBuilder<long>(terms.Length);
        foreach (var term in terms)
        {
            var key = TermKey.Write(space, term, buffer);
            long count = 0;
            for (var segment = 0; segment < view.Segments.Length; segment++)
            {
                count += view.CountLive(segment, view.Segments[segment].Reader.Terms.Find(key));
            }

            counts.Add(count);
        }

        return counts.MoveToImmutable();
    }

    /// <summary>Terms of a space within an edit distance (at most 2), nearest and most frequent first.</summary>
    public static ImmutableArray<TermCount> ListSimilar(
        IndexView view,
        TermSpace space,
        string term,
        int maxEdits,
        int limit
    )
    {
        ArgumentNullException.ThrowIfNull(term);
        var distance = new EditDistance(term, Math.Clamp(maxEdits, 0, 2));
        return
        [
            .. Collect(view, space, "", distance.Measure)
                .OrderBy(entry => entry.Level)
                .ThenByDescending(entry => entry.Pairs)
                .ThenBy(entry => entry.Term, StringComparer.Ordinal)
                .Take(limit)
                .Select(entry => new TermCount(entry.Term, entry.Pairs)),
        ];
    }

    private static IEnumerable<(string Term, long Pairs, int Level)> Collect(
        IndexView view,
        TermSpace space,
        string prefix,
        TermExpansion.Judge judge
    )
    {
        ArgumentNullException.ThrowIfNull(view);
        var counts = new Dictionary<string, (long Pairs, int Level)>(StringComparer.Ordinal);
        for (var segment = 0; segment < view.Segments.Length; segment++)
        {
            var number = segment;
            TermExpansion.ForEach(view.Segments[segment].Reader, space, prefix, judge, Add);

            void Add(TermInfo info, ReadOnlySpan<byte> term, int level)
            {
                var pairs = view.CountLive(number, info);
                if (pairs > 0)
                {
                    ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, Wtf8.Read(term), out _);
                    entry = (entry.Pairs + pairs, level);
                }
            }
        }

        return counts.Select(entry => (entry.Key, entry.Value.Pairs, entry.Value.Level));
    }
}
