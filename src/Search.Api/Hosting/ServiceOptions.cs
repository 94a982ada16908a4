using Search.Engines;

namespace Search.Api.Hosting;

/// <summary>What the service is started with.</summary>
public sealed record ServiceOptions
{
    /// <summary>The folder of the index.</summary>
    public required string IndexDirectory { get; init; }

    /// <summary>The name of the engine of the index.</summary>
    public string Engine { get; init; } = PairEngines.Embedded;

    /// <summary>Files and folders that a missing index is built from.</summary>
    public IReadOnlyList<string> CorpusPaths { get; init; } = [];

    /// <summary>The addresses to serve on, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";
}
