namespace Search.Corpus.Alignment;

/// <summary>
/// What two lengths say about a pair: the logarithm of the ratio is normal around the document's own ratio for
/// translations (Gale and Church 1993, with the spread of English and Chinese) and much wider for strangers.
/// </summary>
internal sealed class LengthModel
{
    private readonly AlignmentParameters parameters;
    private readonly float logRatio;

    public LengthModel(AlignmentParameters parameters, float charactersPerLetter)
    {
        this.parameters = parameters;
        logRatio = MathF.Log(charactersPerLetter);
    }

    /// <summary>Logarithm of how much likelier the lengths are for translations than for strangers; at most about 1.</summary>
    public float Score(float english, float chinese)
    {
        var deviation = Deviation(english, chinese);
        var variance =
            (parameters.LengthDeviation * parameters.LengthDeviation)
            + (parameters.ShortDeviation * parameters.ShortDeviation / (chinese + 1));
        var stranger = parameters.StrangerDeviation * parameters.StrangerDeviation;
        stranger += variance;
        return 0.5f * (MathF.Log(stranger / variance) - (deviation * deviation * ((1 / variance) - (1 / stranger))));
    }

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
