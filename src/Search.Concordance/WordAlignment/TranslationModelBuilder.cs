using System.Diagnostics;
using Search.Text.Pairs;

namespace Search.Concordance.WordAlignment;

/// <summary>Learns a <see cref="TranslationModel"/> from pairs. The same pairs in the same order give the same model.</summary>
public sealed class TranslationModelBuilder
{
    /// <summary>A word pair is kept when it weighs at least this much more than a pair that was never linked.</summary>
    private const double KeptWeight = 0.02;

    /// <summary>And when one of its words goes to the other at least this often.</summary>
    private const float KeptProbability = 2e-4f;

    private readonly AlignmentOptions _options;
    private readonly IWordTranslations? _dictionary;

    /// <summary>Creates a builder.</summary>
    /// <param name="options">The options.</param>
    /// <param name="dictionary">Known translations, so that a few hundred pairs are enough; null for none.</param>
    public TranslationModelBuilder(AlignmentOptions options, IWordTranslations? dictionary)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _dictionary = dictionary;
    }

    /// <summary>Learns a model from nothing but these pairs and the dictionary.</summary>
    /// <param name="pairs">English and Chinese texts, enumerated once.</param>
    /// <param name="progress">Told after every pass.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public TranslationModel Train(
        IEnumerable<(string English, string Chinese)> pairs,
        IProgress<AlignmentProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var text = new BilingualText();
        var (table, prior) = Count(pairs, text, cancellationToken);
        var trainer = new AlignmentTrainer(table, prior, _options, cancellationToken);
        var last = new LastLikelihood(progress);
        trainer.Train(last);
        return Finish(trainer, table, prior, previous: null, last.PerWord(text));
    }

    /// <summary>Adds pairs to a model: three passes over the new pairs alone, with what is known already as the prior.</summary>
    /// <param name="model">The model, which stays as it is.</param>
    /// <param name="pairs">New pairs, enumerated once.</param>
    /// <param name="cancellationToken">Ends the training.</param>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public TranslationModel Update(
        TranslationModel model,
        IEnumerable<(string English, string Chinese)> pairs,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = new BilingualText(model.EnglishWords, model.ChineseWords);
        var (table, prior) = Count(pairs, text, cancellationToken);
        AddKnown(model, table, prior);
        var trainer = new AlignmentTrainer(table, prior, _options, cancellationToken);
        var last = new LastLikelihood(null);
        trainer.Continue(model.Parts.EnglishJumps, model.Parts.ChineseJumps, last);
        return Finish(trainer, table, prior, model.Parts, last.PerWord(text));
    }

    /// <summary>
    /// Takes pairs out of a model: they are linked under the model once more, and what they would add is subtracted. A
    /// word pair that then weighs no more than what the dictionary says of it is forgotten.
    /// </summary>
    /// <param name="model">The model, which stays as it is.</param>
    /// <param name="pairs">Pairs that the model was learned from, enumerated once.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public TranslationModel Forget(
        TranslationModel model,
        IEnumerable<(string English, string Chinese)> pairs,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = new BilingualText(model.EnglishWords, model.ChineseWords);
        var (table, floor) = Count(pairs, text, cancellationToken);
        var trainer = new AlignmentTrainer(table, floor, _options, cancellationToken);
        trainer.CountUnder(model);
        return new TranslationModel(
            ModelSubtraction.Subtract(
                model.Parts,
                table,
                trainer,
                floor.PseudoCounts,
                (float)(_options.Concentration + KeptWeight)
            )
        );
    }

    private int Threads => _options.Threads > 0 ? _options.Threads : Environment.ProcessorCount;

    private void Read(
        IEnumerable<(string English, string Chinese)> pairs,
        BilingualText text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var sampler = new EvenSample(_options.MaxCells);
        foreach (var batch in pairs.Chunk(4096))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var cut = new (AlignmentUnits English, AlignmentUnits Chinese)[batch.Length];
            _ = Parallel.For(
                0,
                (batch.Length + 255) / 256,
                new ParallelOptions { MaxDegreeOfParallelism = Threads },
                () => new AlignmentTokenizer(),
                (block, _, tokenizer) =>
                {
                    for (var i = block * 256; i < Math.Min(batch.Length, (block + 1) * 256); i++)
                    {
                        cut[i] = (new AlignmentUnits(), new AlignmentUnits());
                        tokenizer.Cut(batch[i].English, Language.English, cut[i].English);
                        tokenizer.Cut(batch[i].Chinese, Language.Chinese, cut[i].Chinese);
                    }

                    return tokenizer;
                },
                _ => { }
            );
            foreach (var (english, chinese) in cut)
            {
                if (sampler.Takes(text.Cells))
                {
                    _ = text.Add(english, chinese);
                }
            }
        }
    }

    /// <summary>Reads pairs, and prepares the words that stand together in them with what the dictionary says of them.</summary>
    private (CooccurrenceTable Table, TablePrior Prior) Count(
        IEnumerable<(string English, string Chinese)> pairs,
        BilingualText text,
        CancellationToken cancellationToken
    )
    {
        Read(pairs, text, cancellationToken);
        var table = CooccurrenceTable.Build(text, Threads, cancellationToken);
        var prior = new TablePrior(
            new float[table.Count],
            new float[text.EnglishWords.Count],
            new float[text.ChineseWords.Count]
        );
        DictionaryPrior.Fill(prior.PseudoCounts, table, _dictionary, _options);
        return (table, prior);
    }

    private static void AddKnown(TranslationModel model, CooccurrenceTable table, TablePrior prior)
    {
        var known = model.Parts;
        known.EnglishMass.CopyTo(prior.RowMass, 0);
        known.ChineseMass.CopyTo(prior.ColumnMass, 0);
        for (var english = 0; english < known.EnglishMass.Length; english++)
        {
            for (var cell = known.RowStarts[english]; cell < known.RowStarts[english + 1]; cell++)
            {
                var found = table.Find(english, known.Chinese[cell]);
                if (found >= 0)
                {
                    prior.PseudoCounts[found] = known.Weights[cell];
                    prior.RowMass[english] -= known.Weights[cell];
                    prior.ColumnMass[known.Chinese[cell]] -= known.Weights[cell];
                }
            }
        }
    }

    private TranslationModel Finish(
        AlignmentTrainer trainer,
        CooccurrenceTable table,
        TablePrior prior,
        TranslationModelParts? previous,
        double meanLogLikelihood
    )
    {
        var text = table.Text;
        var rowStarts = new int[text.EnglishWords.Count + 1];
        var chinese = new List<int>();
        var weights = new List<float>();
        var englishMass = Array.ConvertAll(prior.RowMass, static mass => Math.Max(mass, 0));
        var chineseMass = Array.ConvertAll(prior.ColumnMass, static mass => Math.Max(mass, 0));
        for (var english = 0; english < text.EnglishWords.Count; english++)
        {
            var old = previous is not null && english < previous.EnglishMass.Length ? previous.RowStarts[english] : 0;
            var oldEnd =
                previous is not null && english < previous.EnglishMass.Length ? previous.RowStarts[english + 1] : 0;
            for (var cell = table.RowStarts[english]; cell < table.RowStarts[english + 1]; cell++)
            {
                var word = table.Chinese[cell];
                for (; old < oldEnd && previous!.Chinese[old] < word; old++)
                {
                    chinese.Add(previous.Chinese[old]);
                    weights.Add(previous.Weights[old]);
                }

                var isKnown = old < oldEnd && previous!.Chinese[old] == word;
                old += isKnown ? 1 : 0;
                var weight = (float)trainer.Weight(cell);
                englishMass[english] += weight;
                chineseMass[word] += weight;
                if (isKnown || IsKept(trainer, cell, weight))
                {
                    chinese.Add(word);
                    weights.Add(weight);
                }
            }

            for (; old < oldEnd; old++)
            {
                chinese.Add(previous!.Chinese[old]);
                weights.Add(previous.Weights[old]);
            }

            rowStarts[english + 1] = chinese.Count;
        }

        return new TranslationModel(
            new TranslationModelParts
            {
                EnglishWords = text.EnglishWords,
                ChineseWords = text.ChineseWords,
                RowStarts = rowStarts,
                Chinese = [.. chinese],
                Weights = [.. weights],
                EnglishMass = englishMass,
                ChineseMass = chineseMass,
                EnglishNull = trainer.EnglishNull.Continue(previous?.EnglishNull),
                ChineseNull = trainer.ChineseNull.Continue(previous?.ChineseNull),
                EnglishJumps = trainer.EnglishJumps,
                ChineseJumps = trainer.ChineseJumps,
                Pairs = text.Count + (previous?.Pairs ?? 0),
                MeanLogLikelihood = previous?.MeanLogLikelihood ?? meanLogLikelihood,
            }
        );
    }

    private bool IsKept(AlignmentTrainer trainer, int cell, float weight)
    {
        Debug.Assert(weight > 0);
        return weight > _options.Concentration + KeptWeight
            && (
                trainer.ChineseGivenEnglish[cell] > KeptProbability
                || trainer.EnglishGivenChinese[cell] > KeptProbability
            );
    }

    private sealed class LastLikelihood(IProgress<AlignmentProgress>? next) : IProgress<AlignmentProgress>
    {
        private double _value;

        public void Report(AlignmentProgress value)
        {
            _value = value.LogLikelihood;
            next?.Report(value);
        }

        public double PerWord(BilingualText text) => text.Words == 0 ? 0 : _value / text.Words;
    }
}
