namespace Search.Corpus.Alignment;

/// <summary>Something that knows English words for Chinese ones.</summary>
internal interface ITranslationSource
{
    /// <summary>The number of UTF-16 units of the longest Chinese word.</summary>
    int MaxLength { get; }

    /// <summary>
    /// How much of what may stand in a text is known, 0 to 1: a word without its known translation speaks against a
    /// pair only as far as all its translations are known.
    /// </summary>
    float Coverage { get; }

    /// <summary>Whether folded Chinese text is a word.</summary>
    bool Contains(ReadOnlySpan<char> chinese);

    /// <summary>Appends the stems of English words that translate a Chinese word, which is in folded form.</summary>
    void AddMeanings(ReadOnlySpan<char> chinese, List<DictionaryMeaning> meanings);

    /// <summary>Whether a stem is among the translations of any Chinese word.</summary>
    bool HasStem(string stem);
}
