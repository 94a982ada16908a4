namespace Search.Corpus.Alignment;

/// <summary>Two tokenised sides to be aligned, with what a dictionary and the spelling say about their words.</summary>
internal sealed class AlignmentTask
{
    public AlignmentTask(
        EvidenceSide english,
        EvidenceSide chinese,
        TranslationPrior toChinese,
        TranslationPrior toEnglish,
        AlignmentParameters parameters
    )
    {
        English = english;
        Chinese = chinese;
        PriorToChinese = toChinese;
        PriorToEnglish = toEnglish;
        Parameters = parameters;
        EnglishUnigrams = english.Unigrams();
        ChineseUnigrams = chinese.Unigrams();
    }

    public EvidenceSide English { get; }

    public EvidenceSide Chinese { get; }

    public float[] EnglishUnigrams { get; }

    public float[] ChineseUnigrams { get; }

    public TranslationPrior PriorToChinese { get; }

    public TranslationPrior PriorToEnglish { get; }

    public AlignmentParameters Parameters { get; }

    /// <summary>Where the units stand in their document; null when only their order is known.</summary>
    public UnitLayout? Layout { get; init; }
}
