namespace Search.Corpus.Alignment;

/// <summary>
/// What two lengths say about a pair: the logarithm of the ratio is normal around the document's own ratio for
/// translations (Gale and Church 1993, with the spread of English and Chinese) and much wider for strangers.
/// </summary>
internal sealed class LengthModel
{
    private const int Cached = 8192;

    private readonly AlignmentParameters parameters;
    private readonly float logRatio;
    private readonly float[] chineseLogs = new float[Cached];
    private readonly float[] englishLogs = new float[Cached];
    private readonly float[] gains = new float[Cached];
    private readonly float[] losses = new float[Cached];

    public LengthModel(AlignmentParameters parameters, float charactersPerLetter)
    {
        this.parameters = parameters;
        logRatio = MathF.Log(charactersPerLetter);
        for (var length = 0; length < Cached; length++)
        {
            chineseLogs[length] = MathF.Log(length + 0.5f);
            englishLogs[length] = MathF.Log(length + 1.5f);
            var variance =
                (parameters.LengthDeviation * parameters.LengthDeviation)
                + (parameters.ShortDeviation * parameters.ShortDeviation / (length + 1));
            var stranger = (parameters.StrangerDeviation * parameters.StrangerDeviation) + variance;
            gains[length] = 0.5f * MathF.Log(stranger / variance);
            losses[length] = 0.5f * ((1 / variance) - (1 / stranger));
        }
    }

    /// <summary>Logarithm of how much likelier the lengths are for translations than for strangers; at most about 1.</summary>
    public float Score(float english, float chinese)
    {
        // Lengths are asked for in every cell of a table: whole ones up to a long paragraph are worked out once.
        var (log, gain, loss) = Terms(chinese);
        var deviation = log - Expected(english);
        return gain - (deviation * deviation * loss);
    }

    /// <summary>
    /// What the score of a Chinese length is made of. With what <see cref="Expected"/> says of an English length, the
    /// score is the gain less the loss times the square of the difference between logarithm and expectation.
    /// </summary>
    public (float Log, float Gain, float Loss) Terms(float chinese)
    {
        var row = Math.Min((int)(chinese + 0.5f), Cached - 1);
        return (chineseLogs[row], gains[row], losses[row]);
    }

    /// <summary>The logarithm of the Chinese length that is expected for an English length.</summary>
    public float Expected(float english) => englishLogs[Math.Min((int)(english + 0.5f), Cached - 1)] + logRatio;

    /// <summary>How many natural orders the Chinese is longer than expected for the English.</summary>
    public float Deviation(float english, float chinese) => MathF.Log((chinese + 0.5f) / (english + 1.5f)) - logRatio;

    /// <summary>The deviation in standard deviations of true pairs.</summary>
    public float StandardScore(float english, float chinese)
    {
        var variance =
            (parameters.LengthDeviation * parameters.LengthDeviation)
            + (parameters.ShortDeviation * parameters.ShortDeviation / (chinese + 1));
        return Deviation(english, chinese) / MathF.Sqrt(variance);
    }
}
