using System.Diagnostics;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Links the words of a pair with a <see cref="TranslationModel"/>. Pairs of up to 400
/// words a side are linked by words and their order; longer ones by words and their relative place in the text (the
/// reparametrised model 2 of Dyer, Chahuneau and Smith, 2013). Reused from pair to pair; one thread at a time.
/// </summary>
public sealed class PairLinker
{
    /// <summary>The least <see cref="Belief"/> of a link, chosen by alignment error rate: decision record 0050.</summary>
    public const float Threshold = 0.5f;

    /// <summary>How sharply longer texts are held to the diagonal.</summary>
    private const float Tension = 30f;

    private const float SameWord = 0.5f;
    private const float UnknownNull = 1e-7f;

    private readonly TranslationModel _model;
    private readonly PairExpectation _work = new();
    private int[] _english = new int[BilingualText.MaxLength];
    private int[] _chinese = new int[BilingualText.MaxLength];
    private float[] _ofChinese = [];
    private float[] _ofEnglish = [];
    private float[] _columnSums = [];

    /// <summary>Creates a linker.</summary>
    public PairLinker(TranslationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
    }

    /// <summary>How many English units the last pair had.</summary>
    public int EnglishCount { get; private set; }

    /// <summary>How many Chinese units the last pair had.</summary>
    public int ChineseCount { get; private set; }

    /// <summary>The mean logarithm of the probability of a word of the last pair given the other side.</summary>
    public double MeanLogLikelihood { get; private set; }

    /// <summary>
    /// How much better a word of the last pair is explained by the other side than by nothing, on average, as the
    /// logarithm of the quotient of the probabilities: near or below 0 when the sides do not translate each other.
    /// </summary>
    public double MeanGain { get; private set; }

    /// <summary>How sure both directions together are of a link, 0 to 1: the mean of their probabilities.</summary>
    public float Belief(int english, int chinese) =>
        (_ofChinese[(chinese * EnglishCount) + english] + _ofEnglish[(english * ChineseCount) + chinese]) / 2;

    /// <summary>The probability that an English word of the pair was made by a Chinese one.</summary>
    public float EnglishFrom(int english, int chinese) => _ofEnglish[(english * ChineseCount) + chinese];

    /// <summary>The probability that a Chinese word of the pair was made by an English one.</summary>
    public float ChineseFrom(int english, int chinese) => _ofChinese[(chinese * EnglishCount) + english];

    /// <summary>
    /// How well two words of the last pair translate each other whatever the rest of the pair: the geometric mean of
    /// their probabilities given each other, 0 when they were never linked and differ.
    /// </summary>
    public float Support(int english, int chinese)
    {
        var known = _model[_english[english], _chinese[chinese]];
        return MathF.Sqrt(known.ChineseGivenEnglish * known.EnglishGivenChinese);
    }

    /// <summary>Computes how likely each link of a pair is.</summary>
    public void Link(AlignmentUnits english, AlignmentUnits chinese)
    {
        ArgumentNullException.ThrowIfNull(english);
        ArgumentNullException.ThrowIfNull(chinese);
        EnglishCount = english.Count;
        ChineseCount = chinese.Count;
        MeanLogLikelihood = 0;
        MeanGain = 0;
        var cells = english.Count * chinese.Count;
        if (_ofChinese.Length < cells)
        {
            _ofChinese = new float[cells];
            _ofEnglish = new float[cells];
        }

        if (cells == 0)
        {
            return;
        }

        Find(english, _model.EnglishWords, ref _english);
        Find(chinese, _model.ChineseWords, ref _chinese);
        if (Math.Max(english.Count, chinese.Count) <= HmmLattice.MaxLength)
        {
            LinkByOrder(english, chinese);
        }
        else
        {
            LinkByPlace(english, chinese);
        }

        MeanGain = MeanLogLikelihood - MeanNullLogLikelihood();
    }

    private double MeanNullLogLikelihood()
    {
        var sum = 0.0;
        foreach (var word in _english.AsSpan(0, EnglishCount))
        {
            sum += Math.Log(word < 0 ? UnknownNull : _model.Parts.EnglishNull[word]);
        }

        foreach (var word in _chinese.AsSpan(0, ChineseCount))
        {
            sum += Math.Log(word < 0 ? UnknownNull : _model.Parts.ChineseNull[word]);
        }

        return sum / (EnglishCount + ChineseCount);
    }

    private void LinkByOrder(AlignmentUnits english, AlignmentUnits chinese)
    {
        _work.Begin(english.Count, chinese.Count);
        for (var i = 0; i < english.Count; i++)
        {
            _work.EnglishNull[i] = _english[i] < 0 ? UnknownNull : _model.Parts.EnglishNull[_english[i]];
            for (var j = 0; j < chinese.Count; j++)
            {
                var both = Probabilities(english, i, chinese, j);
                _work.ChineseEmissions[(j * english.Count) + i] = both.ChineseGivenEnglish;
                _work.EnglishEmissions[(i * chinese.Count) + j] = both.EnglishGivenChinese;
            }
        }

        for (var j = 0; j < chinese.Count; j++)
        {
            _work.ChineseNull[j] = _chinese[j] < 0 ? UnknownNull : _model.Parts.ChineseNull[_chinese[j]];
        }

        var logLikelihood = _work.RunOrdered(_model.Parts.EnglishJumps, _model.Parts.ChineseJumps, count: false);
        MeanLogLikelihood = logLikelihood / (english.Count + chinese.Count);
        _work.ChinesePosteriors.CopyTo(_ofChinese);
        _work.EnglishPosteriors.CopyTo(_ofEnglish);
    }

    private void LinkByPlace(AlignmentUnits english, AlignmentUnits chinese)
    {
        if (_columnSums.Length < chinese.Count)
        {
            _columnSums = new float[chinese.Count];
        }

        _columnSums.AsSpan(0, chinese.Count).Clear();
        var logLikelihood = 0.0;
        for (var i = 0; i < english.Count; i++)
        {
            var none = HmmLattice.NullShare * (_english[i] < 0 ? UnknownNull : _model.Parts.EnglishNull[_english[i]]);
            var row = _ofEnglish.AsSpan(i * chinese.Count, chinese.Count);
            var sum = none;
            for (var j = 0; j < chinese.Count; j++)
            {
                var distance = Math.Abs(((float)i / english.Count) - ((float)j / chinese.Count));
                var place = MathF.Exp(-Tension * distance);
                var both = Probabilities(english, i, chinese, j);
                row[j] = place * both.EnglishGivenChinese * Tension / (2 * chinese.Count);
                sum += row[j];
                var other = place * both.ChineseGivenEnglish * Tension / (2 * english.Count);
                _ofChinese[(j * english.Count) + i] = other;
                _columnSums[j] += other;
            }

            logLikelihood += Math.Log(sum);
            for (var j = 0; j < chinese.Count; j++)
            {
                row[j] /= sum;
            }
        }

        for (var j = 0; j < chinese.Count; j++)
        {
            var none = HmmLattice.NullShare * (_chinese[j] < 0 ? UnknownNull : _model.Parts.ChineseNull[_chinese[j]]);
            var sum = _columnSums[j] + none;
            logLikelihood += Math.Log(sum);
            foreach (ref var value in _ofChinese.AsSpan(j * english.Count, english.Count))
            {
                value /= sum;
            }
        }

        MeanLogLikelihood = logLikelihood / (english.Count + chinese.Count);
    }

    private WordProbabilities Probabilities(AlignmentUnits english, int i, AlignmentUnits chinese, int j)
    {
        var known = _model[_english[i], _chinese[j]];
        if (known.ChineseGivenEnglish > 0)
        {
            return known;
        }

        // A name or number that the model never saw still stands for itself.
        return english.Term(i).SequenceEqual(chinese.Term(j))
            ? new WordProbabilities(SameWord, SameWord)
            : new WordProbabilities(WordProbabilities.Least, WordProbabilities.Least);
    }

    private static void Find(AlignmentUnits units, Vocabulary words, ref int[] ids)
    {
        if (ids.Length < units.Count)
        {
            ids = new int[units.Count];
        }

        for (var i = 0; i < units.Count; i++)
        {
            ids[i] = words.Find(units.Term(i));
            Debug.Assert(ids[i] < words.Count);
        }
    }
}
