namespace Search.Concordance.WordAlignment;

/// <summary>
/// The probability of each word of a language to stand without a partner: its share of what was left unlinked, mixed
/// with its share of the text.
/// </summary>
internal sealed class NullWords
{
    private const double Unit = 4294967296.0;

    private readonly float[] _shares;
    private readonly float[] _probabilities;
    private readonly long[] _counts;

    public NullWords(ReadOnlySpan<int> text, int words)
    {
        _counts = new long[words];
        _shares = new float[words];
        foreach (var word in text)
        {
            _shares[word]++;
        }

        for (var i = 0; i < words; i++)
        {
            _shares[i] /= Math.Max(text.Length, 1);
        }

        _probabilities = [.. _shares];
    }

    /// <summary>Takes over the probabilities of a model that was learned before; words that it did not know keep theirs.</summary>
    public void Use(ReadOnlySpan<float> probabilities) => probabilities.CopyTo(_probabilities);

    public float this[int word] => _probabilities[word];

    /// <summary>The probabilities; those of an earlier model stay, words that it did not know are added.</summary>
    public float[] Continue(float[]? previous) =>
        previous is null ? [.. _probabilities] : [.. previous, .. _probabilities.AsSpan(previous.Length)];

    /// <summary>Counts a word as left over with a probability.</summary>
    public void Add(int word, float probability)
    {
        if (probability > 1e-6f)
        {
            _ = Interlocked.Add(ref _counts[word], (long)(probability * Unit));
        }
    }

    /// <summary>Makes the counts the new probabilities and forgets them.</summary>
    public void Maximise()
    {
        var total = 0.0;
        foreach (var count in _counts)
        {
            total += count;
        }

        for (var i = 0; i < _counts.Length && total > 0; i++)
        {
            _probabilities[i] = (float)((0.5 * _counts[i] / total) + (0.5 * _shares[i]));
        }

        Array.Clear(_counts);
    }
}
