namespace Search.Concordance.WordAlignment;

/// <summary>How likely two words translate each other, seen from either side.</summary>
/// <param name="ChineseGivenEnglish">The probability of the Chinese word where the English one is translated.</param>
/// <param name="EnglishGivenChinese">The probability of the English word where the Chinese one is translated.</param>
public readonly record struct WordProbabilities(float ChineseGivenEnglish, float EnglishGivenChinese)
{
    /// <summary>The probability of words that were never seen together: any word can stand for any.</summary>
    public const float Least = 1e-9f;
}
