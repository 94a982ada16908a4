using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Searching;

/// <summary>A hit while the best are being found.</summary>
/// <param name="SortKey">The key of the order, as <see cref="Search.Query.Contract.PageCursor"/> has it.</param>
/// <param name="Id">The pair's id.</param>
/// <param name="Document">Lucene's number of it.</param>
/// <param name="Score">The score.</param>
internal readonly record struct Candidate(long SortKey, PairId Id, int Document, float Score);
