using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Stored;

/// <summary>Where a duplicate of a pair stood, with the id that it had of its own.</summary>
internal readonly record struct Origin(PairId Id, string Source, string? Document, int Position, string? ExternalId)
{
    /// <summary>As a hit shows it.</summary>
    public PairOrigin ToContract() => new(Source, Document, Position, ExternalId);
}
