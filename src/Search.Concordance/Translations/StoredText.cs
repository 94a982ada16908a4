using Search.Text.Pairs;

namespace Search.Concordance.Translations;

/// <summary>The texts of a hit that is read for counting.</summary>
internal readonly record struct StoredText(PairId Id, string English, string Chinese);
