using System.Collections.Immutable;
using Search.Index.Bytes;
using Search.Index.Segments;
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
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(prefix);
        return Rank(view, reader => new TermWalk(reader.Terms, space, prefix), limit).ToTerms();
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
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(term);
        maxEdits = Math.Clamp(maxEdits, 0, 2);

        // One edit is found much sooner than two, and where it gives enough terms, two edits cannot give a better one.
        for (var edits = Math.Min(1, maxEdits); ; edits++)
        {
            var ranking = Rank(view, reader => new TermWalk(reader.Terms, space, new EditPattern(term, edits)), limit);
            if (edits == maxEdits || ranking.Count >= limit)
            {
                return ranking.ToTerms();
            }
        }
    }

    private static TermRanking Rank(IndexView view, Func<SegmentReader, TermWalk> walk, int limit)
    {
        var ranking = new TermRanking(limit);
        for (var terms = new TermUnion(view, walk); terms.MoveNext(); )
        {
            ranking.Add(terms);
        }

        return ranking;
    }
}
