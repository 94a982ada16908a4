namespace Search.Index.Execution;

/// <summary>Whether a pair of a segment passes a filter.</summary>
internal delegate bool PairPredicate(int document);
