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

    /// <summary>Rows of so many times the words of the other side are not gone through, but asked for each of these words.</summary>
    private const int LongRow = 2;

    private const float UnknownNull = 1e-7f;

    private readonly TranslationModel _model;
    private readonly SparseLattice _lattice = new();
    private readonly LinkRows _englishRows = new();
    private readonly LinkRows _chineseRows = new();
    private readonly List<KnownLink> _links = [];
    private int[] _rowLengths = [];
    private readonly UnitPlaces _places = new();
    private float[] _nulls = [];
    private float[] _posteriors = [];
    private float[] _supports = [];
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
    public double MeanGain => EnglishCount * ChineseCount == 0 ? 0 : MeanLogLikelihood - MeanNullLogLikelihood();

    /// <summary>How sure both directions together are of a link, 0 to 1: the mean of their probabilities.</summary>
    public float Belief(int english, int chinese) =>
        (_ofChinese[(chinese * EnglishCount) + english] + _ofEnglish[(english * ChineseCount) + chinese]) / 2;

    /// <summary>The probability that an English word of the pair was made by a Chinese one.</summary>
    public float EnglishFrom(int english, int chinese) => _ofEnglish[(english * ChineseCount) + chinese];

    /// <summary>The probability that a Chinese word of the pair was made by an English one.</summary>
    public float ChineseFrom(int english, int chinese) => _ofChinese[(chinese * EnglishCount) + english];

    /// <summary>
    /// How well two words of the last pair translate each other whatever the rest of the pair: the geometric mean of
    /// their probabilities given each other, 1 for the same word, 0 when they were never linked.
    /// </summary>
    public float Support(int english, int chinese) => _supports[(english * ChineseCount) + chinese];

    /// <summary>
    /// How often two words of the last pair were linked in the text that was learned from, with what the dictionary adds
    /// to it; infinite for the same word.
    /// </summary>
    public float Weight(int english, int chinese) =>
        Support(english, chinese) >= 1 ? float.PositiveInfinity : _model.Weight(_english[english], _chinese[chinese]);

    /// <summary>
    /// How many times as much two words of the last pair translate each other as words that stand in many pairs do by
    /// chance: near 1 for a function word and another, 20 and more for translations. Infinite for words that the model
    /// does not know.
    /// </summary>
    public float Lift(int english, int chinese) =>
        (_english[english] | _chinese[chinese]) < 0
            ? float.PositiveInfinity
            : Support(english, chinese) / _model.Chance(_english[english], _chinese[chinese]);

    /// <summary>Computes how likely each link of a pair is.</summary>
    public void Link(AlignmentUnits english, AlignmentUnits chinese)
    {
        ArgumentNullException.ThrowIfNull(english);
        ArgumentNullException.ThrowIfNull(chinese);
        EnglishCount = english.Count;
        ChineseCount = chinese.Count;
        MeanLogLikelihood = 0;
        var cells = english.Count * chinese.Count;
        if (_ofChinese.Length < cells)
        {
            _ofChinese = new float[cells];
            _ofEnglish = new float[cells];
            _supports = new float[cells];
        }

        _supports.AsSpan(0, cells).Clear();
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
        FindLinks(english, chinese);
        var logLikelihood = _lattice.Run(
            _chineseRows,
            Nulls(_chinese.AsSpan(0, ChineseCount), _model.Parts.ChineseNull),
            _model.Parts.EnglishJumps,
            EnglishCount,
            _posteriors
        );
        Spread(_chineseRows, ChineseCount, EnglishCount, _ofChinese);
        logLikelihood += _lattice.Run(
            _englishRows,
            Nulls(_english.AsSpan(0, EnglishCount), _model.Parts.EnglishNull),
            _model.Parts.ChineseJumps,
            ChineseCount,
            _posteriors
        );
        Spread(_englishRows, EnglishCount, ChineseCount, _ofEnglish);
        MeanLogLikelihood = logLikelihood / (english.Count + chinese.Count);
    }

    /// <summary>Collects the links of words that are known to translate each other, by English and by Chinese word.</summary>
    private void FindLinks(AlignmentUnits english, AlignmentUnits chinese)
    {
        if (_rowLengths.Length < ChineseCount)
        {
            _rowLengths = new int[ChineseCount * 2];
        }

        var lengths = _rowLengths.AsSpan(0, ChineseCount);
        lengths.Clear();
        _links.Clear();
        _englishRows.Begin(EnglishCount);
        _places.Read(chinese, _chinese.AsSpan(0, ChineseCount), _model.ChineseWords.Count);
        for (var i = 0; i < EnglishCount; i++)
        {
            FindSame(english, i, chinese, lengths);
            var word = _english[i];
            if (word >= 0)
            {
                FindKnown(english, i, chinese, _model.RowOf(word, out var first), first, lengths);
            }

            _englishRows.EndRow(i);
        }

        _chineseRows.BeginRows(lengths);
        foreach (var link in _links)
        {
            _chineseRows.Set(lengths[link.Chinese]++, link.English, link.ChineseGivenEnglish);
        }

        if (_posteriors.Length < _links.Count)
        {
            _posteriors = new float[_links.Count * 2];
        }
    }

    /// <summary>Adds the links of a word to the same word on the other side.</summary>
    private void FindSame(AlignmentUnits english, int i, AlignmentUnits chinese, Span<int> lengths)
    {
        for (var j = _places.FirstLike(english, i, 0); j >= 0; j = _places.FirstLike(english, i, j + 1))
        {
            if (english.IsSame(i, chinese, j))
            {
                var isKnown = _model.TryGet(_english[i], _chinese[j], out var both);
                AddLink(i, j, isKnown ? both : new WordProbabilities(SameWord, SameWord), 1, lengths);
            }
        }
    }

    /// <summary>Adds the links of a word to its known translations; a function word has more of them than the pair has words.</summary>
    private void FindKnown(
        AlignmentUnits english,
        int i,
        AlignmentUnits chinese,
        ReadOnlySpan<int> row,
        int first,
        Span<int> lengths
    )
    {
        if (row.Length > LongRow * ChineseCount)
        {
            for (var j = 0; j < ChineseCount; j++)
            {
                if (_model.TryGet(_english[i], _chinese[j], out var both) && !english.IsSame(i, chinese, j))
                {
                    AddLink(i, j, both, Mean(both), lengths);
                }
            }

            return;
        }

        for (var k = 0; k < row.Length; k++)
        {
            for (var j = _places.First(row[k]); j >= 0; j = _places.Next(j))
            {
                if (!english.IsSame(i, chinese, j))
                {
                    var both = _model.ProbabilitiesOf(first + k);
                    AddLink(i, j, both, Mean(both), lengths);
                }
            }
        }
    }

    private void AddLink(int i, int j, WordProbabilities both, float support, Span<int> lengths)
    {
        _supports[(i * ChineseCount) + j] = support;
        _englishRows.Add(j, both.EnglishGivenChinese);
        _links.Add(new KnownLink(i, j, both.ChineseGivenEnglish));
        lengths[j]++;
    }

    private static float Mean(WordProbabilities both) =>
        MathF.Sqrt(both.ChineseGivenEnglish * both.EnglishGivenChinese);

    private ReadOnlySpan<float> Nulls(ReadOnlySpan<int> words, float[] known)
    {
        if (_nulls.Length < words.Length)
        {
            _nulls = new float[words.Length * 2];
        }

        for (var i = 0; i < words.Length; i++)
        {
            _nulls[i] = words[i] < 0 ? UnknownNull : known[words[i]];
        }

        return _nulls.AsSpan(0, words.Length);
    }

    private void Spread(LinkRows rows, int observed, int states, float[] all)
    {
        all.AsSpan(0, observed * states).Clear();
        for (var t = 0; t < observed; t++)
        {
            for (var link = rows.Start(t); link < rows.Start(t + 1); link++)
            {
                all[(t * states) + rows.Word(link)] = _posteriors[link];
            }
        }
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
        var isKnown = TryGet(english, i, chinese, j, out var both, out var support);
        _supports[(i * ChineseCount) + j] = support;
        return isKnown ? both : new WordProbabilities(WordProbabilities.Least, WordProbabilities.Least);
    }

    private bool TryGet(
        AlignmentUnits english,
        int i,
        AlignmentUnits chinese,
        int j,
        out WordProbabilities both,
        out float support
    )
    {
        // A name or number that the model never saw still stands for itself.
        var isSame = english.IsSame(i, chinese, j);
        if (_model.TryGet(_english[i], _chinese[j], out both))
        {
            support = isSame ? 1 : Mean(both);
            return true;
        }

        both = new WordProbabilities(SameWord, SameWord);
        support = isSame ? 1 : 0;
        return isSame;
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

    private readonly record struct KnownLink(int English, int Chinese, float ChineseGivenEnglish);
}
