using Search.Index.Tests.Storage;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Tests.Contract;

/// <summary>Folders with indexes of the Lucene.Net engine, removed at the end.</summary>
internal sealed class LuceneFolders : IDisposable
{
    private readonly List<TemporaryFolder> _folders = [];

    public string New()
    {
        var folder = new TemporaryFolder();
        _folders.Add(folder);
        return folder.Path;
    }

    /// <summary>Writes pairs in one commit and opens them.</summary>
    public async Task<LucenePairIndex> Index(IEnumerable<AlignedPair> pairs, LuceneIndexOptions? options = null)
    {
        var folder = New();
        await using (var writer = LucenePairIndexWriter.Replace(folder, options))
        {
            foreach (var pair in pairs)
            {
                await writer.AddAsync(pair);
            }

            _ = await writer.CommitAsync();
        }

        return LucenePairIndex.Open(folder, options);
    }

    public void Dispose() => _folders.ForEach(folder => folder.Dispose());
}
