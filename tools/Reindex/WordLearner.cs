using System.Globalization;
using Search.Concordance.WordAlignment;
using Search.Engines;
using Search.Tools.Reindex.Progress;

namespace Search.Tools.Reindex;

/// <summary>Learns the words of a finished index and says how far it is.</summary>
internal static class WordLearner
{
    public static void Learn(
        IPairEngine engine,
        string folder,
        int threads,
        IProgressDisplay progress,
        CancellationToken cancellation
    )
    {
        progress.Say("learning words");
        var index = engine.Open(folder);
        try
        {
            var model = IndexLearner.Learn(index, folder, threads, new PassDisplay(progress), cancellation);
            progress.Say(string.Create(CultureInfo.InvariantCulture, $"learned {model.Count:N0} pairs of words"));
        }
        finally
        {
            index.DisposeAsync().AsTask().GetAwaiter().GetResult();
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
