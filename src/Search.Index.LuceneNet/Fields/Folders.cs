using Lucene.Net.Store;

namespace Search.Index.LuceneNet.Fields;

/// <summary>Opens the folder of an index the way that is asked for.</summary>
internal static class Folders
{
    /// <summary>Opens a folder.</summary>
    public static FSDirectory Open(string folder, LuceneFileAccess access) =>
        access switch
        {
            LuceneFileAccess.Positional => new NIOFSDirectory(folder),
            LuceneFileAccess.Mapped => new MMapDirectory(folder),
            _ => new SimpleFSDirectory(folder),
        };
}
