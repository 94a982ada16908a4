using Search.Concordance.WordAlignment;
using Search.Index;

namespace Search.Api.Hosting;

/// <summary>Opens and warms the index while the service already answers that it is not ready yet.</summary>
public sealed class IndexLifetime(ServiceOptions options, IndexHost host) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Opening maps files and the warm-up compiles: neither may hold back the start of the server.
        await Task.Yield();
        var model = TranslationModelFile.PathIn(options.IndexDirectory);
        var words = File.Exists(model) ? TranslationModelFile.Load(model) : null;
        await host.UseAsync(PairIndex.Open(options.IndexDirectory), words, stoppingToken).ConfigureAwait(false);
    }
}
