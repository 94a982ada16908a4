namespace Search.Query.Contract;

/// <summary>
/// The numbers that rank hits, and BM25 as every engine behind <see cref="IPairIndex"/> computes it: the score of a
/// term is boost × idf × tf / (tf + <see cref="LengthFactor"/>), with tf the occurrences of the term on that side
/// (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009; without the constant factor k1 + 1, as
/// Lucene 8).
/// </summary>
public sealed record RankingParameters
{
    /// <summary>The parameters of this product; how they were chosen is written in decision record 0040.</summary>
    public static RankingParameters Default { get; } = new();

    /// <summary>Lucene's BM25 with nothing on top.</summary>
    public static RankingParameters Lucene { get; } =
        new()
        {
            K1 = 1.2f,
            B = 0.75f,
            LengthFloor = 0,
            TypedScriptBonus = 0,
        };

    /// <summary>How soon more occurrences of a term stop to matter; at least 0.</summary>
    public float K1 { get; init; } = 0.6f;

    /// <summary>How much long texts are held back, 0 to 1.</summary>
    public float B { get; init; } = 0.2f;

    /// <summary>A side with fewer positions counts as having this many, so that two-word sentences do not win every query.</summary>
    public int LengthFloor { get; init; } = 8;

    /// <summary>Boost of the form as typed, added to the score of its stem.</summary>
    public float ExactBoost { get; init; } = 0.2f;

    /// <summary>Boost of a Chinese word that crosses a boundary of the segmenter's best path.</summary>
    public float OverlapBoost { get; init; } = 0.1f;

    /// <summary>Boost of bare characters where no word was found.</summary>
    public float CharacterBoost { get; init; } = 0.2f;

    /// <summary>Boost of words that stand next to each other as typed, added to their own scores.</summary>
    public float ProximityBoost { get; init; } = 0.3f;

    /// <summary>
    /// Boost of Chinese that was typed in one piece and stands in one piece, added to the scores of the words that it is cut
    /// into: what was typed ranks above its characters here and there.
    /// </summary>
    public float RunBoost { get; init; } = 1.5f;

    /// <summary>
    /// Boost of a word on the side whose language it is not in, where no side was asked for: it is rare there, and would
    /// outweigh what is found on its own side.
    /// </summary>
    public float OtherSideBoost { get; init; } = 0.1f;

    /// <summary>Added to the score of a pair whose script is the one that the query was typed in.</summary>
    public float TypedScriptBonus { get; init; } = 0.5f;

    /// <summary>How rare a term is: ln(1 + (pairs − df + 0.5) / (df + 0.5)).</summary>
    /// <param name="pairs">Pairs that can be found, in the whole index.</param>
    /// <param name="pairsWithTerm">Those of them that have the term (df).</param>
    public static float InverseDocumentFrequency(long pairs, long pairsWithTerm) =>
        (float)Math.Log(1 + ((pairs - pairsWithTerm + 0.5) / (pairsWithTerm + 0.5)));

    /// <summary>What stands beside tf in the denominator: k1 × (1 − b + b × max(length, floor) / average).</summary>
    /// <param name="length">Positions of the side.</param>
    /// <param name="averageLength">Positions of that side of all pairs divided by the pairs, unfloored.</param>
    public float LengthFactor(int length, float averageLength) =>
        K1 * (1 - B + (B * Math.Max(length, LengthFloor) / Math.Max(averageLength, 1f)));

    /// <summary>The score of a term or phrase.</summary>
    /// <param name="weight">Boost × idf; for a phrase, boost × the sum of its terms' idf.</param>
    /// <param name="frequency">Occurrences; for a sloppy phrase, the sum of their weights.</param>
    /// <param name="lengthFactor">From <see cref="LengthFactor"/>.</param>
    public static float Score(float weight, float frequency, float lengthFactor) =>
        weight * frequency / (frequency + lengthFactor);
}
