using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>
/// A pair in a builder: where its parts are in the builder's arrays, and its columns, in 64 bytes. Its tokens end where
/// those of the next pair start.
/// </summary>
internal struct PendingPair
{
    public PairId Id;
    public long Record;
    public long Tokens;
    public uint TextHash;
    public int Source;
    public int Document;
    public int Domain;
    public int Position;
    public int Date;
    public ushort EnglishPositions;
    public ushort ChinesePositions;
    public ushort Quality;
    public Script Script;
    public bool Dropped;

    public readonly int Positions => EnglishPositions + ChinesePositions;
}
