using System.Text;
using Search.Corpus.Reading;
using Search.Text.Pairs;

namespace Search.Corpus.Tests.Reading;

/// <summary>A folder of a test's own that is gone after it.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("corpus-").FullName;

    public string Write(string name, string text, Encoding? encoding = null) =>
        Write(name, (encoding ?? new UTF8Encoding(false)).GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Root, name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public List<AlignedPair> Read(string name, string text, CorpusOptions? options = null) =>
        Read(Write(name, text), options).Pairs;

    public static (List<AlignedPair> Pairs, FileReport Report) Read(string path, CorpusOptions? options = null)
    {
        var file = CorpusFiles.Find([path]).Single();
        var report = new FileReport(file);
        return ([.. new CorpusReader(options ?? new CorpusOptions()).Read(file, report)], report);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
