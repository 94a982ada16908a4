namespace Search.Concordance.WordAlignment;

/// <summary>The buffers to link one pair in both directions. Reused from pair to pair; one thread at a time.</summary>
internal sealed class PairExpectation
{
    private const double JumpUnit = 65536.0;

    private readonly HmmLattice _lattice = new();
    private float[] _chineseEmissions = [];
    private float[] _englishEmissions = [];
    private float[] _chinesePosteriors = [];
    private float[] _englishPosteriors = [];
    private float[] _chineseNull = [];
    private float[] _englishNull = [];
    private readonly double[] _englishJumps = new double[(2 * JumpDistribution.Reach) + 1];
    private readonly double[] _chineseJumps = new double[(2 * JumpDistribution.Reach) + 1];
    private int _english;
    private int _chinese;

    /// <summary>For each Chinese word a row: its probability given each English word.</summary>
    public Span<float> ChineseEmissions => _chineseEmissions.AsSpan(0, _english * _chinese);

    /// <summary>For each English word a row: its probability given each Chinese word.</summary>
    public Span<float> EnglishEmissions => _englishEmissions.AsSpan(0, _english * _chinese);

    /// <summary>For each Chinese word a row: how likely each English word made it.</summary>
    public Span<float> ChinesePosteriors => _chinesePosteriors.AsSpan(0, _english * _chinese);

    /// <summary>For each English word a row: how likely each Chinese word made it.</summary>
    public Span<float> EnglishPosteriors => _englishPosteriors.AsSpan(0, _english * _chinese);

    /// <summary>The probability of each Chinese word without a partner.</summary>
    public Span<float> ChineseNull => _chineseNull.AsSpan(0, _chinese);

    /// <summary>The probability of each English word without a partner.</summary>
    public Span<float> EnglishNull => _englishNull.AsSpan(0, _english);

    /// <summary>Starts a pair of so many words.</summary>
    public void Begin(int english, int chinese)
    {
        _english = english;
        _chinese = chinese;
        if (_chineseEmissions.Length < english * chinese)
        {
            _chineseEmissions = new float[english * chinese];
            _englishEmissions = new float[english * chinese];
            _chinesePosteriors = new float[english * chinese];
            _englishPosteriors = new float[english * chinese];
        }

        if (_chineseNull.Length < Math.Max(english, chinese))
        {
            _chineseNull = new float[Math.Max(english, chinese)];
            _englishNull = new float[Math.Max(english, chinese)];
        }
    }

    /// <summary>Links by words alone (IBM model 1).</summary>
    /// <returns>The natural logarithm of the likelihood of both sides.</returns>
    public double RunLexical() =>
        RunLexical(ChineseEmissions, ChineseNull, ChinesePosteriors)
        + RunLexical(EnglishEmissions, EnglishNull, EnglishPosteriors);

    /// <summary>Links by words and their order.</summary>
    /// <returns>The natural logarithm of the likelihood of both sides.</returns>
    public double RunOrdered(JumpDistribution englishJumps, JumpDistribution chineseJumps, bool count = true) =>
        _lattice.Run(ChineseEmissions, ChineseNull, englishJumps, ChinesePosteriors, count ? _englishJumps : [])
        + _lattice.Run(EnglishEmissions, EnglishNull, chineseJumps, EnglishPosteriors, count ? _chineseJumps : []);

    /// <summary>Forgets counted jumps.</summary>
    public void BeginChunk()
    {
        Array.Clear(_englishJumps);
        Array.Clear(_chineseJumps);
    }

    /// <summary>Adds the counted jumps to sums of whole numbers, which come out the same in any order.</summary>
    public void AddJumps(long[] englishJumps, long[] chineseJumps)
    {
        for (var i = 0; i < englishJumps.Length; i++)
        {
            _ = Interlocked.Add(ref englishJumps[i], (long)(_englishJumps[i] * JumpUnit));
            _ = Interlocked.Add(ref chineseJumps[i], (long)(_chineseJumps[i] * JumpUnit));
        }
    }

    /// <summary>The sums of <see cref="AddJumps"/> as counts.</summary>
    public static double[] ToCounts(long[] sums) => Array.ConvertAll(sums, static sum => sum / JumpUnit);

    private static double RunLexical(
        ReadOnlySpan<float> emissions,
        ReadOnlySpan<float> nullEmissions,
        Span<float> posteriors
    )
    {
        var states = emissions.Length / nullEmissions.Length;
        var logLikelihood = 0.0;
        for (var t = 0; t < nullEmissions.Length; t++)
        {
            var row = emissions.Slice(t * states, states);
            var links = posteriors.Slice(t * states, states);
            var sum = HmmLattice.NullShare * nullEmissions[t];
            for (var i = 0; i < states; i++)
            {
                links[i] = row[i] * (1 - HmmLattice.NullShare) / states;
                sum += links[i];
            }

            for (var i = 0; i < states; i++)
            {
                links[i] /= sum;
            }

            logLikelihood += Math.Log(sum);
        }

        return logLikelihood;
    }
}
