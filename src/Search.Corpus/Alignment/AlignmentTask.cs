namespace Search.Corpus.Alignment;

/// <summary>Two tokenised sides to be aligned, with what a dictionary and the spelling say about their words.</summary>
internal sealed record AlignmentTask
{
    public required EvidenceSide English { get; init; }

    public required EvidenceSide Chinese { get; init; }

    public required float[] EnglishUnigrams { get; init; }

    public required float[] ChineseUnigrams { get; init; }

    public required TranslationPrior PriorToChinese { get; init; }

    public required TranslationPrior PriorToEnglish { get; init; }

    public required AlignmentParameters Parameters { get; init; }

    /// <summary>
    /// How far a dictionary or their spelling knows the translations of each English type, 0 to 1, whether or not one
    /// stands in the Chinese: only the absence of a translation that is known speaks against a pair.
    /// </summary>
    public required float[] KnownEnglish { get; init; }

    /// <summary>The Chinese types likewise.</summary>
    public required float[] KnownChinese { get; init; }

    /// <summary>Where the units stand in their document; null when only their order is known.</summary>
    public UnitLayout? Layout { get; init; }

    /// <summary>A run of the units of each side as a task of its own, which shares all that is known about words.</summary>
    public AlignmentTask Slice(int english, int englishCount, int chinese, int chineseCount) =>
        this with
        {
            English = English.Slice(english, englishCount),
            Chinese = Chinese.Slice(chinese, chineseCount),
            Layout = Layout?.Slice(english, englishCount, chinese, chineseCount),
        };
}
