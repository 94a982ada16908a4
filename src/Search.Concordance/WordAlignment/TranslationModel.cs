using System.Diagnostics;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// What a word aligner has learned: which words translate each other how often, how words move, and which words stay
/// without a partner. Immutable, safe for concurrent use. <see cref="TranslationModelFile"/> writes and reads it.
/// </summary>
public sealed class TranslationModel
{
    private readonly WordProbabilities[] _probabilities;

    internal TranslationModel(TranslationModelParts parts)
    {
        Parts = parts;
        _probabilities = parts.ComputeProbabilities();
        Debug.Assert(_probabilities.Length == parts.Weights.Length);
    }

    /// <summary>How many pairs it was learned from.</summary>
    public long Pairs => Parts.Pairs;

    /// <summary>How many word pairs it knows.</summary>
    public int Count => Parts.Weights.Length;

    /// <summary>The English words (stems, numbers, marks).</summary>
    public Vocabulary EnglishWords => Parts.EnglishWords;

    /// <summary>The Chinese words, in Simplified characters.</summary>
    public Vocabulary ChineseWords => Parts.ChineseWords;

    /// <summary>The mean logarithm of the probability of a word of a pair of the training text.</summary>
    public double MeanLogLikelihood => Parts.MeanLogLikelihood;

    internal TranslationModelParts Parts { get; }

    /// <summary>How likely two words translate each other; both 0 when they were never linked.</summary>
    /// <param name="english">Number of the English word, or -1.</param>
    /// <param name="chinese">Number of the Chinese word, or -1.</param>
    public WordProbabilities this[int english, int chinese]
    {
        get
        {
            if (english < 0 || chinese < 0)
            {
                return default;
            }

            var start = Parts.RowStarts[english];
            var row = Parts.Chinese.AsSpan(start, Parts.RowStarts[english + 1] - start);
            var found = row.BinarySearch(chinese);
            return found < 0 ? default : _probabilities[start + found];
        }
    }

    /// <summary>The Chinese words that an English word is known to be linked to, with their probabilities.</summary>
    public IEnumerable<(int Chinese, WordProbabilities Probabilities)> TranslationsOf(int english)
    {
        for (var cell = Parts.RowStarts[english]; cell < Parts.RowStarts[english + 1]; cell++)
        {
            yield return (Parts.Chinese[cell], _probabilities[cell]);
        }
    }
}
