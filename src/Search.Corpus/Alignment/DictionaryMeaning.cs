namespace Search.Corpus.Alignment;

/// <summary>An English word that a dictionary gives for a Chinese one.</summary>
/// <param name="Stem">The word without its ending.</param>
/// <param name="Weight">Its share of the phrase that it comes from, 1 for a phrase of one word.</param>
internal readonly record struct DictionaryMeaning(string Stem, float Weight);
