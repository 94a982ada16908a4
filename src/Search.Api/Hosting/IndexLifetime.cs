using Search.Concordance.WordAlignment;
using Search.Engines;
using Search.Index.Storage;

namespace Search.Api.Hosting;

/// <summary>
/// Opens and warms the index while the service already answers that it is not ready yet, then moves on to each newer
/// commit that another process makes.
/// </summary>
public sealed partial class IndexLifetime(ServiceOptions options, IndexHost host, ILogger<IndexLifetime> log)
    : BackgroundService
{
    private static readonly TimeSpan s_refreshEvery = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Opening maps files and the warm-up compiles: neither may hold back the start of the server.
        await Task.Yield();
        var model = TranslationModelFile.PathIn(options.IndexDirectory);
        var words = File.Exists(model) ? TranslationModelFile.Load(model) : null;
        var engine = PairEngines.Find(options.Engine);
        var index = engine.Open(options.IndexDirectory);
        await host.UseAsync(index, words, stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(s_refreshEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                _ = engine.Refresh(index);
            }
            catch (Exception e) when (e is IndexException or IOException)
            {
                // The index goes on answering from the commit that it has.
                LogRefreshFailed(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A newer commit of the index cannot be opened.")]
    private static partial void LogRefreshFailed(ILogger logger, Exception exception);
}
