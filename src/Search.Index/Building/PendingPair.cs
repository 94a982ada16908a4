using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>A pair in a builder: where its parts are in the builder's arrays, and its columns.</summary>
internal struct PendingPair
{
    public PairId Id;
    public long Bytes;
    public long Tokens;
    public int TokenBytes;
    public int HeadLength;
    public int TextsLength;
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
