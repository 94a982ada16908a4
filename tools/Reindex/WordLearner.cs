using System.Globalization;
using Search.Concordance.WordAlignment;
using Search.Index;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Glosses;
using Search.Tools.Reindex.Progress;

namespace Search.Tools.Reindex;

/// <summary>
/// Learns from a finished index which words translate each other and puts the model beside it. Until the new model is
/// complete the old one stays; it fits a newer index too, as far as it goes.
/// </summary>
internal static class WordLearner
{
    private const int PageSize = 10_000;

    public static void Learn(string folder, int threads, IProgressDisplay progress, CancellationToken cancellation)
    {
        progress.Say("learning words");
        var index = PairIndex.Open(folder);
        try
        {
            var builder = new TranslationModelBuilder(
                new AlignmentOptions { Threads = threads },
                new GlossTranslations(GlossTable.Default)
            );
            var model = builder.Train(Pairs(index, cancellation), new PassDisplay(progress), cancellation);
            TranslationModelFile.Save(model, TranslationModelFile.PathIn(folder));
            progress.Say(string.Create(CultureInfo.InvariantCulture, $"learned {model.Count:N0} pairs of words"));
        }
        finally
        {
            index.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static IEnumerable<(string English, string Chinese)> Pairs(PairIndex index, CancellationToken cancellation)
    {
        var request = new SearchRequest
        {
            Query = new EverythingNode(),
            Limit = PageSize,
            Total = TotalMode.None,
        };
        while (true)
        {
            var page = index.SearchAsync(request, cancellation).AsTask().GetAwaiter().GetResult();
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

    private sealed class PassDisplay(IProgressDisplay display) : IProgress<AlignmentProgress>
    {
        public void Report(AlignmentProgress value) =>
            display.Say(
                string.Create(CultureInfo.InvariantCulture, $"learning words, pass {value.Pass} of {value.Passes}")
            );
    }
}
