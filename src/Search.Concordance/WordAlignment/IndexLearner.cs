using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Glosses;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Learns from a finished index which words translate each other, and puts the model beside it. Until the new model is
/// complete the old one stays; it fits a newer index too, as far as it goes.
/// </summary>
public static class IndexLearner
{
    private const int PageSize = 10_000;

    /// <summary>Learns from all pairs of an index and saves the model in its folder.</summary>
    /// <param name="index">The index.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="threads">Threads to use, at least 1.</param>
    /// <param name="progress">Told of each pass; null for nobody.</param>
    /// <param name="cancellationToken">Ends the learning; the old model stays.</param>
    /// <exception cref="IOException">The model cannot be written.</exception>
    public static TranslationModel Learn(
        IPairIndex index,
        string folder,
        int threads,
        IProgress<AlignmentProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(index);
        var builder = new TranslationModelBuilder(
            new AlignmentOptions { Threads = threads },
            new GlossTranslations(GlossTable.Default)
        );
        var model = builder.Train(Pairs(index, cancellationToken), progress, cancellationToken);
        TranslationModelFile.Save(model, TranslationModelFile.PathIn(folder));
        return model;
    }

    // The learner goes over its pairs several times, one after the other, on a thread of its own.
    private static IEnumerable<(string English, string Chinese)> Pairs(
        IPairIndex index,
        CancellationToken cancellationToken
    )
    {
        var request = new SearchRequest
        {
            Query = new EverythingNode(),
            Limit = PageSize,
            Total = TotalMode.None,
        };
        while (true)
        {
            var page = index.SearchAsync(request, cancellationToken).AsTask().GetAwaiter().GetResult();
            foreach (var hit in page.Hits)
            {
                yield return (hit.Stored!.Pair.English, hit.Stored.Pair.Chinese);
            }

            if (!page.HasMore || page.Hits.IsEmpty)
            {
                yield break;
            }

            request = request with { After = page.Hits[^1].Cursor };
        }
    }
}
