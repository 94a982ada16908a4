namespace Search.Corpus.Alignment;

/// <summary>Consecutive English sentences and the consecutive Chinese sentences that translate them.</summary>
/// <param name="EnglishStart">Zero-based index of the first English sentence.</param>
/// <param name="EnglishCount">How many; 0 when the Chinese has no partner.</param>
/// <param name="ChineseStart">Zero-based index of the first Chinese sentence.</param>
/// <param name="ChineseCount">How many; 0 when the English has no partner.</param>
public readonly record struct SentenceLink(int EnglishStart, int EnglishCount, int ChineseStart, int ChineseCount);
