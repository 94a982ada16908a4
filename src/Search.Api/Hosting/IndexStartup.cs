using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Learning;
using Search.Concordance.WordAlignment;
using Search.Corpus.Reading;
using Search.Engines;
using Search.Index.Storage;
using Search.Query.Contract;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Api.Hosting;

/// <summary>Opens the index before the service starts, and builds it from the corpus when there is none.</summary>
public static class IndexStartup
{
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromSeconds(1);

    /// <summary>Opens the index, building it first when there is none.</summary>
    /// <returns>The index; null when there is none and none could be built: the output says why and what to do.</returns>
    public static async Task<IPairIndex?> OpenAsync(
        ServiceOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (PairEngines.Problem(options.Engine) is { } problem)
        {
            await output.WriteLineAsync(problem).ConfigureAwait(false);
            return null;
        }

        var engine = PairEngines.Find(options.Engine);
        try
        {
            // A bad list of the user's own words is reported here, before anything analyses with it.
            _ = HanLexicon.Installed;
            return engine.Open(options.IndexDirectory);
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
            return null;
        }

        try
        {
            await Task.Run(() => Build(engine, options, output, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            return engine.Open(options.IndexDirectory);
        }
        catch (Exception e) when (e is CorpusFormatException or IndexException or IOException)
        {
            await output.WriteLineAsync(e.Message).ConfigureAwait(false);
            return null;
        }
    }

    private static void Build(
        IPairEngine engine,
        ServiceOptions options,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var clock = Stopwatch.StartNew();
        using var builder = engine.Build(options.IndexDirectory, new BuildOptions());
        var model = LearningBuild.Run(
            options.IndexDirectory,
            Read(options, output, clock),
            builder.Add,
            Commit,
            new AlignmentOptions(),
            progress: null,
            cancellationToken
        );
        if (model is null)
        {
            // An index of nothing still answers, and says that it is empty.
            Commit();
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  indexed, {model?.Count ?? 0:N0} pairs of words learned, {clock.Elapsed.TotalSeconds:0.0} s"
            )
        );

        void Commit() => builder.Commit(cancellationToken);
    }

    private static IEnumerable<AlignedPair> Read(ServiceOptions options, TextWriter output, Stopwatch clock)
    {
        var files = CorpusFiles.Find(options.CorpusPaths);
        var reader = new CorpusReader(new CorpusOptions());
        var nextReport = s_reportEvery;
        var read = 0L;
        for (var i = 0; i < files.Count; i++)
        {
            foreach (var pair in reader.Read(files[i], new FileReport(files[i])))
            {
                yield return pair;
                read++;
                if (clock.Elapsed >= nextReport)
                {
                    output.WriteLine(Progress(i, files.Count, read, clock.Elapsed));
                    nextReport = clock.Elapsed + s_reportEvery;
                }
            }
        }

        output.WriteLine(Progress(files.Count, files.Count, read, clock.Elapsed));
    }

    private static string Progress(int files, int of, long pairs, TimeSpan elapsed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"  {files} of {of} files, {pairs:N0} pairs, {elapsed.TotalSeconds:0.0} s"
        );
}
