using System.Diagnostics;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Expectation maximisation of both directions at once: each direction says which links it believes in, and only what
/// both believe in is counted (Liang, Taskar and Klein, "Alignment by Agreement", 2006). Model 1 first, then the hidden
/// Markov model. Counts are whole numbers of 2^-32, so that their sum does not depend on the order of the threads.
/// </summary>
internal sealed class AlignmentTrainer
{
    private const double Unit = 4294967296.0;
    private const int Chunk = 512;

    private readonly BilingualText _text;
    private readonly CooccurrenceTable _table;
    private readonly AlignmentOptions _options;
    private readonly float[] _pseudoCounts;
    private readonly float[] _rowMass;
    private readonly float[] _columnMass;
    private readonly ParallelOptions _parallel;
    private readonly long[] _counts;
    private readonly float[] _chineseGivenEnglish;
    private readonly float[] _englishGivenChinese;
    private readonly NullWords _chineseNull;
    private readonly NullWords _englishNull;
    private JumpDistribution _englishJumps = JumpDistribution.Start();
    private JumpDistribution _chineseJumps = JumpDistribution.Start();

    /// <summary>Creates a trainer.</summary>
    /// <param name="table">The word pairs and where they stand.</param>
    /// <param name="prior">What is believed of them before the text is seen.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Ends the training with an exception.</param>
    public AlignmentTrainer(
        CooccurrenceTable table,
        TablePrior prior,
        AlignmentOptions options,
        CancellationToken cancellationToken
    )
    {
        Debug.Assert(prior.PseudoCounts.Length == table.Count);
        _text = table.Text;
        _table = table;
        _options = options;
        _pseudoCounts = prior.PseudoCounts;
        _rowMass = prior.RowMass;
        _columnMass = prior.ColumnMass;
        _parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        _counts = new long[table.Count];
        _chineseGivenEnglish = new float[table.Count];
        _englishGivenChinese = new float[table.Count];
        _chineseNull = new NullWords(_text.AllChinese, _text.ChineseWords.Count);
        _englishNull = new NullWords(_text.AllEnglish, _text.EnglishWords.Count);
    }

    /// <summary>The jumps over English words from one Chinese word to the next.</summary>
    public JumpDistribution EnglishJumps => _englishJumps;

    /// <summary>The jumps over Chinese words from one English word to the next.</summary>
    public JumpDistribution ChineseJumps => _chineseJumps;

    public ReadOnlySpan<float> ChineseGivenEnglish => _chineseGivenEnglish;

    public ReadOnlySpan<float> EnglishGivenChinese => _englishGivenChinese;

    public NullWords ChineseNull => _chineseNull;

    public NullWords EnglishNull => _englishNull;

    /// <summary>What a cell weighs: its counted links and its pseudo-count.</summary>
    public double Weight(int cell) => (_counts[cell] / Unit) + _pseudoCounts[cell];

    /// <summary>Trains from nothing but the prior: model 1 first.</summary>
    public void Train(IProgress<AlignmentProgress>? progress)
    {
        Start();
        Run(_options.LexicalPasses, _options.OrderPasses, progress);
    }

    /// <summary>Goes on from a trained model, whose word table is the prior.</summary>
    public void Continue(
        JumpDistribution englishJumps,
        JumpDistribution chineseJumps,
        IProgress<AlignmentProgress>? progress
    )
    {
        _englishJumps = englishJumps;
        _chineseJumps = chineseJumps;
        Maximise();
        Run(1, 2, progress);
        _englishJumps = englishJumps;
        _chineseJumps = chineseJumps;
    }

    /// <summary>Counts the links of the text as a trained model sees them, and learns nothing.</summary>
    public void CountUnder(TranslationModel model)
    {
        for (var english = 0; english < _text.EnglishWords.Count; english++)
        {
            for (var cell = _table.RowStarts[english]; cell < _table.RowStarts[english + 1]; cell++)
            {
                var isKnown = model.TryGet(
                    english < model.EnglishWords.Count ? english : -1,
                    _table.Chinese[cell] < model.ChineseWords.Count ? _table.Chinese[cell] : -1,
                    out var both
                );
                _chineseGivenEnglish[cell] = isKnown ? both.ChineseGivenEnglish : WordProbabilities.Least;
                _englishGivenChinese[cell] = isKnown ? both.EnglishGivenChinese : WordProbabilities.Least;
            }
        }

        _englishJumps = model.Parts.EnglishJumps;
        _chineseJumps = model.Parts.ChineseJumps;
        _englishNull.Use(model.Parts.EnglishNull);
        _chineseNull.Use(model.Parts.ChineseNull);
        _ = Expect(ordered: true);
    }

    /// <summary>The counted links of a cell.</summary>
    public double Count(int cell) => _counts[cell] / Unit;

    private void Run(int lexicalPasses, int orderPasses, IProgress<AlignmentProgress>? progress)
    {
        for (var pass = 0; pass < lexicalPasses + orderPasses; pass++)
        {
            var logLikelihood = Expect(pass >= lexicalPasses);
            Maximise();
            progress?.Report(new AlignmentProgress(pass + 1, lexicalPasses + orderPasses, logLikelihood));
        }
    }

    private double Expect(bool ordered)
    {
        Array.Clear(_counts);
        var chunks = (_text.Count + Chunk - 1) / Chunk;
        var likelihoods = new double[chunks];
        var englishJumps = new long[(2 * JumpDistribution.Reach) + 1];
        var chineseJumps = new long[(2 * JumpDistribution.Reach) + 1];
        _ = Parallel.For(
            0,
            chunks,
            _parallel,
            () => new PairExpectation(),
            (chunk, _, work) =>
            {
                work.BeginChunk();
                for (var pair = chunk * Chunk; pair < Math.Min(_text.Count, (chunk + 1) * Chunk); pair++)
                {
                    likelihoods[chunk] += Expect(pair, ordered, work);
                }

                work.AddJumps(englishJumps, chineseJumps);
                return work;
            },
            _ => { }
        );
        if (ordered)
        {
            _englishJumps = JumpDistribution.FromCounts(PairExpectation.ToCounts(englishJumps));
            _chineseJumps = JumpDistribution.FromCounts(PairExpectation.ToCounts(chineseJumps));
        }

        _chineseNull.Maximise();
        _englishNull.Maximise();
        return likelihoods.Sum();
    }

    private double Expect(int pair, bool ordered, PairExpectation work)
    {
        var english = _text.English(pair);
        var chinese = _text.Chinese(pair);
        var cells = _table.Cells(pair);
        work.Begin(english.Length, chinese.Length);
        for (var i = 0; i < english.Length; i++)
        {
            work.EnglishNull[i] = _englishNull[english[i]];
            for (var j = 0; j < chinese.Length; j++)
            {
                var cell = cells[(i * chinese.Length) + j];
                work.ChineseEmissions[(j * english.Length) + i] = _chineseGivenEnglish[cell];
                work.EnglishEmissions[(i * chinese.Length) + j] = _englishGivenChinese[cell];
            }
        }

        for (var j = 0; j < chinese.Length; j++)
        {
            work.ChineseNull[j] = _chineseNull[chinese[j]];
        }

        var logLikelihood = ordered ? work.RunOrdered(_englishJumps, _chineseJumps) : work.RunLexical();
        Span<float> chineseLinked = stackalloc float[BilingualText.MaxLength];
        chineseLinked.Clear();
        for (var i = 0; i < english.Length; i++)
        {
            var linked = 0f;
            for (var j = 0; j < chinese.Length; j++)
            {
                var p = work.ChinesePosteriors[(j * english.Length) + i];
                var q = work.EnglishPosteriors[(i * chinese.Length) + j];
                linked += q;
                chineseLinked[j] += p;
                // The geometric mean: the product itself, as in the paper, starves words that one direction leaves out.
                var both = MathF.Sqrt(p * q);
                if (both > 1e-5f)
                {
                    _ = Interlocked.Add(ref _counts[cells[(i * chinese.Length) + j]], (long)(both * Unit));
                }
            }

            _englishNull.Add(english[i], 1 - linked);
        }

        for (var j = 0; j < chinese.Length; j++)
        {
            _chineseNull.Add(chinese[j], 1 - chineseLinked[j]);
        }

        return logLikelihood;
    }

    /// <summary>Every word pair is equally likely, but those that the prior knows are more so.</summary>
    private void Start()
    {
        var columnSums = new double[_text.ChineseWords.Count];
        for (var word = 0; word < _text.EnglishWords.Count; word++)
        {
            var rowSum = 0.0;
            for (var cell = _table.RowStarts[word]; cell < _table.RowStarts[word + 1]; cell++)
            {
                rowSum += StartWeight(cell);
                columnSums[_table.Chinese[cell]] += StartWeight(cell);
            }

            for (var cell = _table.RowStarts[word]; cell < _table.RowStarts[word + 1]; cell++)
            {
                _chineseGivenEnglish[cell] = (float)(StartWeight(cell) / rowSum);
            }
        }

        for (var cell = 0; cell < _table.Count; cell++)
        {
            _englishGivenChinese[cell] = (float)(StartWeight(cell) / columnSums[_table.Chinese[cell]]);
        }
    }

    private double StartWeight(int cell) =>
        1 + (_options.StartWeight * (_pseudoCounts[cell] - _options.Concentration) / _options.PriorWeight);

    /// <summary>Turns counts into probabilities: the mean-field estimate under a Dirichlet prior.</summary>
    private void Maximise()
    {
        var columnScales = new double[_text.ChineseWords.Count];
        for (var cell = 0; cell < _table.Count; cell++)
        {
            columnScales[_table.Chinese[cell]] += Weight(cell);
        }

        for (var word = 0; word < columnScales.Length; word++)
        {
            columnScales[word] = 1 / Digamma.Exp(columnScales[word] + _columnMass[word]);
        }

        var least = (float)_options.Concentration;
        var nothing = Digamma.Exp(least);
        _ = Parallel.For(
            0,
            _text.EnglishWords.Count,
            _parallel,
            word =>
            {
                var rowSum = (double)_rowMass[word];
                for (var cell = _table.RowStarts[word]; cell < _table.RowStarts[word + 1]; cell++)
                {
                    rowSum += Weight(cell);
                }

                var rowScale = 1 / Digamma.Exp(rowSum);
                for (var cell = _table.RowStarts[word]; cell < _table.RowStarts[word + 1]; cell++)
                {
                    var isNothing = _counts[cell] == 0 && _pseudoCounts[cell] == least;
                    var weight = isNothing ? nothing : Digamma.Exp(Weight(cell));
                    _chineseGivenEnglish[cell] = (float)Math.Max(weight * rowScale, WordProbabilities.Least);
                    _englishGivenChinese[cell] = (float)
                        Math.Max(weight * columnScales[_table.Chinese[cell]], WordProbabilities.Least);
                }
            }
        );
    }
}
