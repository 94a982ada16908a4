using Search.Concordance.WordAlignment;
using Search.Engines;
using Search.Index.Storage;
using Search.Query.Contract;

namespace Search.Api.Hosting;

/// <summary>
/// Warms the index while the service already answers that it is not ready yet, then moves on to each newer commit and
/// each newer word model that another process makes.
/// </summary>
/// <param name="options">What the service is started with.</param>
/// <param name="index">The open index; the host disposes it.</param>
/// <param name="host">Answers from the index.</param>
/// <param name="log">Told of what cannot be opened.</param>
public sealed partial class IndexLifetime(
    ServiceOptions options,
    IPairIndex index,
    IndexHost host,
    ILogger<IndexLifetime> log
) : BackgroundService
{
    private static readonly TimeSpan s_refreshEvery = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The warm-up compiles, and a model may be large: neither may hold back the start of the server.
        await Task.Yield();
        var engine = PairEngines.Find(options.Engine);
        var models = new ModelWatch(options.IndexDirectory);
        _ = Load(models, out var words);
        await host.UseAsync(index, words, stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(s_refreshEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            // A build renames its model into place right after its commit. Read before the commit is opened, so that
            // both are taken up in one moment.
            var isNewer = Load(models, out words);
            try
            {
                if (engine.Refresh(index))
                {
                    await host.WarmAsync(stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (e is IndexException or IOException)
            {
                // The index goes on answering from the commit that it has.
                LogRefreshFailed(log, e);
            }

            if (isNewer)
            {
                host.UseWords(words);
            }
        }
    }

    private bool Load(ModelWatch models, out TranslationModel? words)
    {
        try
        {
            return models.TryLoad(out words);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // The search works without it; a better one will be taken up.
            LogModelFailed(log, e);
            words = null;
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A newer commit of the index cannot be opened.")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The word model of the index cannot be read.")]
    private static partial void LogModelFailed(ILogger logger, Exception exception);
}
