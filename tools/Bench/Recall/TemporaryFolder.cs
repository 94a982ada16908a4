namespace Search.Tools.Bench.Recall;

/// <summary>A folder that goes away when the measurement ends.</summary>
internal sealed class TemporaryFolder(string name) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory($"bench-{name}-").FullName;

    public void Dispose() => Directory.Delete(Path, true);
}
