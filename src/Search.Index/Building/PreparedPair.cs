using Search.Index.Bytes;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>What a builder has to know of a pair, worked out without the builder. Reused from pair to pair.</summary>
internal sealed class PreparedPair
{
    /// <summary>The pair, with the origins of its duplicates.</summary>
    public StoredPair Stored { get; set; } = null!;

    /// <summary>The hash of both texts.</summary>
    public uint TextHash { get; set; }

    /// <summary>Both texts as they stand in a record.</summary>
    public ByteBuffer Texts { get; } = new(1024);

    /// <summary>The tokens of the English side.</summary>
    public PreparedTokens English { get; } = new(Language.English);

    /// <summary>The tokens of the Chinese side.</summary>
    public PreparedTokens Chinese { get; } = new(Language.Chinese);
}
