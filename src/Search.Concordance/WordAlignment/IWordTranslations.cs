namespace Search.Concordance.WordAlignment;

/// <summary>A dictionary that gives a word aligner something to start from.</summary>
public interface IWordTranslations
{
    /// <summary>The English translations of a Chinese word in Simplified characters, each one or more words; empty when it has none.</summary>
    IEnumerable<string> Translate(string chinese);
}
