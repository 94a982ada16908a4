using Search.Query.Contract;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Which of two hits comes first: by key in the direction of the order, then by rising id.</summary>
internal sealed class CandidateOrder(SortOrder sort) : IComparer<Candidate>
{
    private readonly bool _rising = sort is SortOrder.Length or SortOrder.Random;

    /// <summary>Below 0 when the first comes later, so that the last of a queue is at its head.</summary>
    public int Compare(Candidate x, Candidate y) =>
        x.SortKey == y.SortKey ? y.Id.CompareTo(x.Id) : CompareKeys(x.SortKey, y.SortKey);

    /// <summary>The same by the keys alone.</summary>
    public int CompareKeys(long x, long y) => _rising ? y.CompareTo(x) : x.CompareTo(y);
}
