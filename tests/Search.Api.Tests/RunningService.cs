using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Search.Api.Hosting;
using Search.Engines;

namespace Search.Api.Tests;

/// <summary>The real service on a free port of the loopback address, over an index built from a few files.</summary>
public class RunningService : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-api-").FullName;
    private WebApplication? _app;

    /// <summary>Speaks to the service.</summary>
    public HttpClient Client { get; } = new();

    /// <summary>The folder of the index.</summary>
    protected string IndexFolder => Path.Combine(_folder, "index");

    /// <summary>The address of the service.</summary>
    public string Address => _app!.Urls.First();

    /// <summary>The files that the index is built from.</summary>
    protected virtual IReadOnlyList<string> Corpus() => [Path.Combine(RepositoryRoot(), "index-data", "corpus")];

    /// <summary>The engine of the index.</summary>
    protected virtual string Engine => PairEngines.Embedded;

    /// <summary>The folder that holds `Search.sln`.</summary>
    public static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Search.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Search.sln was not found.");
        }

        return folder;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var options = new ServiceOptions
        {
            IndexDirectory = IndexFolder,
            CorpusPaths = Corpus(),
            Engine = Engine,
            Urls = "http://127.0.0.1:0",
        };
        using var log = new StringWriter();
        var index = await IndexStartup.OpenAsync(options, log, CancellationToken.None);
        _app = Service.Create(options, index.ShouldNotBeNull(log.ToString()));
        await _app.StartAsync();
        Client.BaseAddress = new Uri(Address);
        while (!(await Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode)
        {
            await Task.Delay(20);
        }
    }

    /// <summary>Asks and reads the answer as JSON; parameters are names and values in turn.</summary>
    public async Task<JsonElement> AskAsync(string path, params string[] parameters)
    {
        var query = string.Join('&', parameters.Chunk(2).Select(p => $"{p[0]}={Uri.EscapeDataString(p[1])}"));
        return await Client.GetFromJsonAsync<JsonElement>(new Uri($"{path}?{query}", UriKind.Relative));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
