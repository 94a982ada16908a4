using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;
using Search.Index.LuceneNet.Fields;
using Search.Index.LuceneNet.Querying;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Lists and counts the terms of a commit.</summary>
internal static class TermLists
{
    /// <summary>Terms with a prefix, most frequent first.</summary>
    public static ImmutableArray<TermCount> WithPrefix(PairSearcher searcher, TermSpace space, string prefix, int limit)
    {
        var start = new BytesRef(TermTranslation.TermOf(space, prefix).Text);
        var found = new List<TermCount>();
        if (MultiFields.GetTerms(searcher.IndexReader, FieldNames.Of(space)) is { } terms)
        {
            var counter = new LiveCounter(searcher.IndexReader);
            var cursor = terms.GetEnumerator();
            if (cursor.SeekCeil(start) != TermsEnum.SeekStatus.END)
            {
                do
                {
                    if (!StringHelper.StartsWith(cursor.Term, start))
                    {
                        break;
                    }

                    Add(found, cursor, counter);
                } while (cursor.MoveNext());
            }
        }

        return
        [
            .. found
                .OrderByDescending(term => term.Pairs)
                .ThenBy(term => term.Term, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    /// <summary>The number of pairs of each term.</summary>
    public static ImmutableArray<long> Count(PairSearcher searcher, TermSpace space, ImmutableArray<string> wanted)
    {
        var counts = new long[wanted.Length];
        if (MultiFields.GetTerms(searcher.IndexReader, FieldNames.Of(space)) is { } terms)
        {
            var counter = new LiveCounter(searcher.IndexReader);
            var cursor = terms.GetEnumerator();
            for (var i = 0; i < counts.Length; i++)
            {
                var isThere = cursor.SeekExact(new BytesRef(TermTranslation.TermOf(space, wanted[i]).Text));
                counts[i] = isThere ? counter.Count(cursor) : 0;
            }
        }

        return [.. counts];
    }

    /// <summary>Terms within an edit distance, nearest and most frequent first.</summary>
    public static ImmutableArray<TermCount> Similar(
        PairSearcher searcher,
        TermSpace space,
        string term,
        int maxEdits,
        int limit
    )
    {
        var listed = new List<TermCount>();
        if (MultiFields.GetTerms(searcher.IndexReader, FieldNames.Of(space)) is not { } terms)
        {
            return [];
        }

        var counter = new LiveCounter(searcher.IndexReader);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var edits = 0; edits <= maxEdits && listed.Count < limit; edits++)
        {
            var found = new List<TermCount>();
            var automaton = new CompiledAutomaton(TermTranslation.SimilarTerms(space, term, edits));
            var cursor = automaton.GetTermsEnum(terms);
            while (cursor.MoveNext())
            {
                Add(found, cursor, counter);
            }

            listed.AddRange(
                found
                    .Where(entry => seen.Add(entry.Term))
                    .OrderByDescending(entry => entry.Pairs)
                    .ThenBy(entry => entry.Term, StringComparer.Ordinal)
            );
        }

        return [.. listed.Take(limit)];
    }

    private static void Add(List<TermCount> found, TermsEnum cursor, LiveCounter counter)
    {
        if (counter.Count(cursor) is var pairs and > 0)
        {
            found.Add(new TermCount(cursor.Term.Utf8ToString()[1..], pairs));
        }
    }

    /// <summary>Counts the pairs of a term that can be found; Lucene's own count has deleted ones too.</summary>
    private sealed class LiveCounter(IndexReader reader)
    {
        private readonly IBits? _live = reader.HasDeletions ? MultiFields.GetLiveDocs(reader) : null;

        public long Count(TermsEnum cursor)
        {
            if (_live is null)
            {
                return cursor.DocFreq;
            }

            var documents = cursor.Docs(_live, null, DocsFlags.NONE);
            long count = 0;
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                count++;
            }

            return count;
        }
    }
}
