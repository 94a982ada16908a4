using Search.Query.Contract;

namespace Search.Engines;

/// <summary>An engine as the programs choose it: makes indexes and opens them.</summary>
public interface IPairEngine
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Opens the newest commit of an index.</summary>
    /// <exception cref="Search.Index.Storage.IndexNotFoundException">The folder holds no index of this engine.</exception>
    /// <exception cref="Search.Index.Storage.IndexException">The index cannot be used; the message says why.</exception>
    IPairIndex Open(string folder);

    /// <summary>Moves an index that this engine opened on to the newest commit.</summary>
    /// <returns>True when there was a newer one.</returns>
    /// <exception cref="Search.Index.Storage.IndexException">The newer commit cannot be used; the index goes on with its own.</exception>
    bool Refresh(IPairIndex index);

    /// <summary>Opens an index for changes, pair by pair.</summary>
    /// <exception cref="Search.Index.Storage.IndexException">Another writer is at work, or the index cannot be used.</exception>
    IPairIndexWriter Write(string folder, BuildOptions options);

    /// <summary>Begins a whole new index; at the commit it takes the place of the one that is there.</summary>
    /// <exception cref="Search.Index.Storage.IndexException">Another writer is at work.</exception>
    IPairBuild Build(string folder, BuildOptions options);
}
