using Search.Concordance.WordAlignment;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Concordance.Learning;

/// <summary>
/// Builds an index whose pairs know each other: all pairs are read, the words are learned from all of them, each pair
/// is judged by what was learned, when that is enough, its words are linked, and only then they go into the index. The same
/// pairs in the same order come out the same for any number of threads. The model takes its place right after the commit; until then the old index has the
/// old model, and when the build is given up both stay.
/// </summary>
public static class LearningBuild
{
    /// <summary>
    /// Pairs from which on a build judges them. What is learned from fewer knows too few words: it calls a good pair
    /// unlikely for each rare word in it. Measured in decision record 0054.
    /// </summary>
    public const int LeastJudged = 5000;

    private const int BatchSize = 4096;
    private const int BlockSize = 128;

    /// <summary>Runs a build.</summary>
    /// <param name="folder">The folder of the index, which exists.</param>
    /// <param name="pairs">The pairs, enumerated once.</param>
    /// <param name="add">Takes each pair into the index, in their order.</param>
    /// <param name="commit">Makes the index the one of the folder; not called when there are no pairs.</param>
    /// <param name="options">How the words are learned.</param>
    /// <param name="progress">Told of each pass of the learning; null for nobody.</param>
    /// <param name="cancellationToken">Ends the build.</param>
    /// <returns>The model; null when there are no pairs, and nothing was changed.</returns>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public static TranslationModel? Run(
        string folder,
        IEnumerable<AlignedPair> pairs,
        Action<AlignedPair> add,
        Action commit,
        AlignmentOptions options,
        IProgress<AlignmentProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(add);
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentNullException.ThrowIfNull(options);
        using var spool = PairSpool.Create(folder);
        foreach (var pair in pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            spool.Add(pair);
        }

        if (spool.Count == 0)
        {
            return null;
        }

        var builder = new TranslationModelBuilder(options, new GlossTranslations(GlossTable.Default));
        var model = builder.Train(
            spool.Read().Select(pair => (pair.English, pair.Chinese)),
            progress,
            cancellationToken
        );
        var witness = spool.Count < LeastJudged ? null : model.HeldOut();
        PairReview Review() => new(model, witness);
        foreach (var pair in Each(spool.Read(), Review, (review, pair) => review.Of(pair), options, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            add(pair);
        }

        using var prepared = PreparedModel.Write(model, TranslationModelFile.PathIn(folder));
        commit();
        prepared.Publish();
        return model;
    }

    /// <summary>The pairs as a <see cref="PairJudge"/> leaves them, in their order, judged by several threads.</summary>
    /// <param name="pairs">The pairs, enumerated once.</param>
    /// <param name="model">What was learned from them.</param>
    /// <param name="options">The number of threads.</param>
    /// <param name="cancellationToken">Ends the judging.</param>
    public static IEnumerable<AlignedPair> Judge(
        IEnumerable<AlignedPair> pairs,
        TranslationModel model,
        AlignmentOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        var witness = model.HeldOut();
        return Each(
            pairs,
            () => new PairJudge(witness),
            (judge, pair) => judge.Judge(pair),
            options,
            cancellationToken
        );
    }

    private static IEnumerable<AlignedPair> Each<TWorker>(
        IEnumerable<AlignedPair> pairs,
        Func<TWorker> hire,
        Func<TWorker, AlignedPair, AlignedPair> work,
        AlignmentOptions options,
        CancellationToken cancellationToken
    )
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };

        // A worker serves one thread at a time and keeps its buffers from batch to batch.
        var idle = new System.Collections.Concurrent.ConcurrentBag<TWorker>();
        foreach (var batch in pairs.Chunk(BatchSize))
        {
            _ = Parallel.For(
                0,
                (batch.Length + BlockSize - 1) / BlockSize,
                parallel,
                () => idle.TryTake(out var worker) ? worker : hire(),
                (block, _, worker) =>
                {
                    for (var i = block * BlockSize; i < Math.Min(batch.Length, (block + 1) * BlockSize); i++)
                    {
                        batch[i] = work(worker, batch[i]);
                    }

                    return worker;
                },
                idle.Add
            );
            foreach (var pair in batch)
            {
                yield return pair;
            }
        }
    }
}
