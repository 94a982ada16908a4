using System.Text;

namespace Reindex.Tests;

/// <summary>A folder of a test's own that is gone after it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("reindex-").FullName;

    public string Index => Path.Combine(Root, "index");

    public string Write(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(Root, "texts", name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    public string Texts => Path.Combine(Root, "texts");

    /// <summary>What the index holds, byte for byte but for the lock.</summary>
    public Dictionary<string, string> Content() =>
        Directory
            .EnumerateFiles(Index)
            .Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), f => Convert.ToHexString(File.ReadAllBytes(f)));

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
