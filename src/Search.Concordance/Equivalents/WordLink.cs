namespace Search.Concordance.Equivalents;

/// <summary>A link between a word of the English side of a pair and one of the Chinese side.</summary>
/// <param name="English">The number of the English unit.</param>
/// <param name="Chinese">The number of the Chinese unit.</param>
/// <param name="OfEnglish">The probability that the English word was made by the Chinese one, 0 to 1.</param>
/// <param name="OfChinese">The probability that the Chinese word was made by the English one, 0 to 1.</param>
/// <param name="Strength">How far the link is believed for what the two words mean, 0 to 1.</param>
/// <param name="Grows">Whether the words are known well enough to translate each other to be a part of a longer equivalent.</param>
/// <param name="IsKnown">Whether the words translate each other wherever they stand.</param>
internal readonly record struct WordLink(
    int English,
    int Chinese,
    float OfEnglish,
    float OfChinese,
    float Strength,
    bool Grows,
    bool IsKnown
);
