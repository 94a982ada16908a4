using Search.Text.Pairs;

namespace Search.Engines;

/// <summary>A whole new index in the making; disposing without a commit leaves the old one as it is. Not safe for concurrent use.</summary>
public interface IPairBuild : IDisposable
{
    /// <summary>How many pairs were added.</summary>
    long Added { get; }

    /// <summary>Adds a pair.</summary>
    void Add(AlignedPair pair);

    /// <summary>Finishes the index and puts it in the place of the old one.</summary>
    void Commit(CancellationToken cancellationToken = default);
}
