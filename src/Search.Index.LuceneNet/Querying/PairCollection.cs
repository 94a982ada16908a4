namespace Search.Index.LuceneNet.Querying;

/// <summary>What BM25 needs to know of all pairs that can be found.</summary>
/// <param name="Pairs">Pairs that can be found.</param>
/// <param name="EnglishPositions">Positions of their English sides.</param>
/// <param name="ChinesePositions">Positions of their Chinese sides.</param>
internal sealed record PairCollection(long Pairs, long EnglishPositions, long ChinesePositions)
{
    /// <summary>Average length of an English side.</summary>
    public float AverageEnglish => Average(EnglishPositions);

    /// <summary>Average length of a Chinese side.</summary>
    public float AverageChinese => Average(ChinesePositions);

    private float Average(long positions) => Pairs == 0 ? 0 : (float)((double)positions / Pairs);
}
