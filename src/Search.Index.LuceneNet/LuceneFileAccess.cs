using Lucene.Net.Store;

namespace Search.Index.LuceneNet;

/// <summary>Which of Lucene's directories reads the files; decision record 0060 says what they cost.</summary>
public enum LuceneFileAccess : byte
{
    /// <summary><see cref="SimpleFSDirectory"/>: one thread at a time fills its buffer from a file.</summary>
    Simple,

    /// <summary><see cref="NIOFSDirectory"/>: each thread reads at its own place.</summary>
    Positional,

    /// <summary>
    /// <see cref="MMapDirectory"/>, what <see cref="FSDirectory.Open(string)"/> picks: many times slower when several
    /// threads search (apache/lucenenet issue 1151).
    /// </summary>
    Mapped,
}
