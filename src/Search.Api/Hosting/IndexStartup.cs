using System.Diagnostics;
using System.Globalization;
using Search.Concordance.WordAlignment;
using Search.Corpus.Reading;
using Search.Engines;
using Search.Index.Storage;
using Search.Text.Lexicon;

namespace Search.Api.Hosting;

/// <summary>Builds the index from the corpus before the service starts, when there is none.</summary>
public static class IndexStartup
{
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromSeconds(1);

    /// <summary>Makes sure that there is an index to open.</summary>
    /// <returns>False when there is none and none could be built; the output says why and what to do.</returns>
    public static async Task<bool> EnsureAsync(
        ServiceOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (PairEngines.Problem(options.Engine) is { } problem)
        {
            await output.WriteLineAsync(problem).ConfigureAwait(false);
            return false;
        }

        try
        {
            // A bad list of the user's own words is reported here, before anything analyses with it.
            _ = HanLexicon.Installed;
            var opened = PairEngines.Find(options.Engine).Open(options.IndexDirectory);
            await opened.DisposeAsync().ConfigureAwait(false);
            return true;
        }
        catch (IndexNotFoundException)
        {
            await output
                .WriteLineAsync($"No index at {options.IndexDirectory} yet; building it.")
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is IndexException or UserWordsException)
        {
            await output.WriteLineAsync(e.Message).ConfigureAwait(false);
            return false;
        }

        try
        {
            await Task.Run(() => Build(options, output, cancellationToken), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is CorpusFormatException or IndexException or IOException)
        {
            await output.WriteLineAsync(e.Message).ConfigureAwait(false);
            return false;
        }
    }

    private static void Build(ServiceOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var nextReport = s_reportEvery;
        var files = CorpusFiles.Find(options.CorpusPaths);
        var reader = new CorpusReader(new CorpusOptions());
        var engine = PairEngines.Find(options.Engine);
        using var builder = engine.Build(options.IndexDirectory, new BuildOptions());
        for (var i = 0; i < files.Count; i++)
        {
            foreach (var pair in reader.Read(files[i], new FileReport(files[i])))
            {
                cancellationToken.ThrowIfCancellationRequested();
                builder.Add(pair);
                if (clock.Elapsed >= nextReport)
                {
                    output.WriteLine(Progress(i, files.Count, builder.Added, clock.Elapsed));
                    nextReport = clock.Elapsed + s_reportEvery;
                }
            }
        }

        builder.Commit(cancellationToken);
        output.WriteLine(Progress(files.Count, files.Count, builder.Added, clock.Elapsed));
        LearnWords(engine, options.IndexDirectory, cancellationToken);
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"  words learned, {clock.Elapsed.TotalSeconds:0.0} s")
        );
    }

    private static void LearnWords(IPairEngine engine, string folder, CancellationToken cancellationToken)
    {
        var index = engine.Open(folder);
        try
        {
            _ = IndexLearner.Learn(index, folder, Environment.ProcessorCount, null, cancellationToken);
        }
        finally
        {
            index.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static string Progress(int files, int of, long pairs, TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {files} of {of} files, {pairs:N0} pairs, {elapsed.TotalSeconds:0.0} s"
        );
}
