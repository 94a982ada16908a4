using System.Collections.Immutable;
using Search.Index.Bytes;
using Search.Query.Contract;

namespace Search.Index.Execution;

/// <summary>The best of many terms: lowest level first, then most pairs, then by their UTF-16 units.</summary>
internal sealed class TermRanking(int limit)
{
    private readonly PriorityQueue<Entry, Entry> _worst = new(Comparer<Entry>.Create((a, b) => b.CompareTo(a)));

    /// <summary>Terms kept, at most the limit.</summary>
    public int Count => _worst.Count;

    /// <summary>Ranks the current term of a union; one without a pair that is not deleted does not count.</summary>
    public void Add(TermUnion terms)
    {
        if (limit <= 0)
        {
            return;
        }

        // Deleted pairs are counted, and the text is made, only for what may be among the best.
        var full = _worst.Count == limit;
        var least = full ? _worst.Peek() : default;
        if (full && (terms.Level > least.Level || (terms.Level == least.Level && terms.MostPairs < least.Pairs)))
        {
            return;
        }

        var pairs = terms.CountLive();
        if (pairs == 0 || (full && terms.Level == least.Level && pairs < least.Pairs))
        {
            return;
        }

        var entry = new Entry(Wtf8.Read(terms.Term), pairs, terms.Level);
        if (!full)
        {
            _worst.Enqueue(entry, entry);
        }
        else if (entry.CompareTo(least) < 0)
        {
            _ = _worst.EnqueueDequeue(entry, entry);
        }
    }

    /// <summary>The terms kept, best first.</summary>
    public ImmutableArray<TermCount> ToTerms() =>
        [.. _worst.UnorderedItems.Select(item => item.Element).Order().Select(e => new TermCount(e.Term, e.Pairs))];

    private readonly record struct Entry(string Term, long Pairs, int Level) : IComparable<Entry>
    {
        public int CompareTo(Entry other)
        {
            var order = Level.CompareTo(other.Level);
            order = order != 0 ? order : other.Pairs.CompareTo(Pairs);
            return order != 0 ? order : string.CompareOrdinal(Term, other.Term);
        }
    }
}
