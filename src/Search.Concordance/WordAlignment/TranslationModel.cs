using System.Diagnostics;
using System.Numerics;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// What a word aligner has learned: which words translate each other how often, how words move, and which words stay
/// without a partner. Immutable, safe for concurrent use. <see cref="TranslationModelFile"/> writes and reads it.
/// </summary>
public sealed class TranslationModel
{
    private const int FilterBitsEach = 16;

    /// <summary>More than the prior weight of a word pair that no dictionary knows.</summary>
    private const float LeastHeldOut = 0.12f;

    private readonly WordProbabilities[] _probabilities;

    // A bit for each known word pair: most pairs of words of a sentence are not known, and one look says so.
    private readonly ulong[] _filter;
    private readonly int _filterShift;
    private readonly float[] _englishRoots;
    private readonly float[] _chineseRoots;

    internal TranslationModel(TranslationModelParts parts)
    {
        Parts = parts;
        _probabilities = parts.ComputeProbabilities();
        _englishRoots = RootShares(parts.EnglishMass);
        _chineseRoots = RootShares(parts.ChineseMass);
        Debug.Assert(_probabilities.Length == parts.Weights.Length);
        var bits = BitOperations.RoundUpToPowerOf2((ulong)Math.Max(parts.Weights.Length, 4) * FilterBitsEach);
        _filter = new ulong[bits / 64];
        _filterShift = 64 - BitOperations.Log2(bits);
        for (var english = 0; english < parts.EnglishMass.Length; english++)
        {
            for (var cell = parts.RowStarts[english]; cell < parts.RowStarts[english + 1]; cell++)
            {
                var bit = Hash(english, parts.Chinese[cell]) >> _filterShift;
                _filter[bit >> 6] |= 1UL << (int)(bit & 63);
            }
        }
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

    /// <summary>The checksum of the file that it was read from, which tells it from others; 0 when it was learned just now.</summary>
    public uint Checksum { get; init; }

    internal TranslationModelParts Parts { get; }

    /// <summary>How likely two words translate each other.</summary>
    /// <param name="english">Number of the English word, or -1.</param>
    /// <param name="chinese">Number of the Chinese word, or -1.</param>
    /// <param name="probabilities">The probabilities; both 0 when they were never linked.</param>
    /// <returns>Whether they were ever linked.</returns>
    public bool TryGet(int english, int chinese, out WordProbabilities probabilities)
    {
        probabilities = default;
        if ((english | chinese) < 0)
        {
            return false;
        }

        var bit = Hash(english, chinese) >> _filterShift;
        if ((_filter[bit >> 6] & (1UL << (int)(bit & 63))) == 0)
        {
            return false;
        }

        var start = Parts.RowStarts[english];
        var found = Parts.Chinese.AsSpan(start, Parts.RowStarts[english + 1] - start).BinarySearch(chinese);
        if (found < 0)
        {
            return false;
        }

        probabilities = _probabilities[start + found];
        return true;
    }

    /// <summary>How often two words were linked, with what the dictionary adds; 0 when they never were.</summary>
    internal float Weight(int english, int chinese)
    {
        if ((english | chinese) < 0)
        {
            return 0;
        }

        var found = RowOf(english, out var first).BinarySearch(chinese);
        return found < 0 ? 0 : Parts.Weights[first + found];
    }

    /// <summary>
    /// The geometric mean of two words' probabilities given each other if the one said nothing about the other: that of
    /// their shares in the text.
    /// </summary>
    internal float Chance(int english, int chinese) => _englishRoots[english] * _chineseRoots[chinese];

    /// <summary>The known translations of an English word: Chinese words, rising, and the number of the first link.</summary>
    internal ReadOnlySpan<int> RowOf(int english, out int first)
    {
        first = Parts.RowStarts[english];
        return Parts.Chinese.AsSpan(first, Parts.RowStarts[english + 1] - first);
    }

    /// <summary>The probabilities of a link by its number.</summary>
    internal WordProbabilities ProbabilitiesOf(int link) => _probabilities[link];

    /// <summary>
    /// The model to judge pairs by that it was learned from itself: what one pair alone has taught is left out, so that
    /// a misaligned pair of rare words is not its own witness.
    /// </summary>
    public TranslationModel HeldOut() => new(ModelSubtraction.SubtractOne(Parts, LeastHeldOut));

    /// <summary>The Chinese words that an English word is known to be linked to, with their probabilities.</summary>
    public IEnumerable<(int Chinese, WordProbabilities Probabilities)> TranslationsOf(int english)
    {
        for (var cell = Parts.RowStarts[english]; cell < Parts.RowStarts[english + 1]; cell++)
        {
            yield return (Parts.Chinese[cell], _probabilities[cell]);
        }
    }

    private static float[] RootShares(float[] masses)
    {
        var sum = Math.Max(masses.Sum(static mass => (double)mass), 1);
        return Array.ConvertAll(masses, mass => (float)Math.Sqrt(Math.Max(mass, 0) / sum));
    }

    // Fibonacci hashing; the upper bits are the good ones.
    private static ulong Hash(int english, int chinese) =>
        (((ulong)(uint)english << 32) | (uint)chinese) * 0x9E3779B97F4A7C15UL;
}
