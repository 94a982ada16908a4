using Lucene.Net.Index;
using Lucene.Net.Store;
using Search.Index.LuceneNet.Fields;
using Search.Index.LuceneNet.Querying;
using Search.Index.LuceneNet.Searching;
using Search.Query.Contract;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet;

/// <summary>Changes an index of the Lucene.Net engine, or makes a new one in its place; Lucene's lock keeps others out.</summary>
public sealed class LucenePairIndexWriter : IPairIndexWriter
{
    private readonly FSDirectory _directory;
    private readonly ScriptFoldingAnalyzer _analyzer = new();
    private readonly PairDocument _documents;
    private readonly IndexWriter _writer;
    private readonly PendingChanges _pending;
    private bool _disposed;

    private LucenePairIndexWriter(string folder, bool create, LuceneIndexOptions options)
    {
        _documents = new PairDocument(new TextAnalyzer(), options.ClassicFields);
        _directory = Folders.Open(folder, options.Files);
        try
        {
            var exists = DirectoryReader.IndexExists(_directory);
            if (exists && !create)
            {
                using var reader = DirectoryReader.Open(_directory);
                IndexIdentity.Check(folder, reader.IndexCommit.UserData);
            }

            var settings = new IndexWriterConfig(ScriptFoldingAnalyzer.Version, _analyzer)
            {
                OpenMode = create ? OpenMode.CREATE : OpenMode.CREATE_OR_APPEND,
                RAMBufferSizeMB = Math.Clamp(options.MemoryBudget / (double)(1 << 20), 1, 1900),
                Similarity = new FieldSimilarity(new PairSimilarity(null, options.Ranking)),
            };
            _writer = new IndexWriter(_directory, settings);
            _pending = new PendingChanges(exists && !create ? DirectoryReader.Open(_directory) : null);
        }
        catch (LockObtainFailedException e)
        {
            Close();
            throw new LuceneIndexException(
                $"{folder}: another process is writing this index. Wait until it has finished, or end it.",
                e
            );
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <summary>How many pairs were added since the last commit.</summary>
    public long Added { get; private set; }

    /// <summary>Opens an index for changes; an empty one is begun when there is none.</summary>
    /// <exception cref="LuceneIndexException">Another writer is at work, or another version of the analysis wrote the index.</exception>
    public static LucenePairIndexWriter Open(string folder, LuceneIndexOptions? options = null) =>
        Create(folder, false, options);

    /// <summary>Begins a new index; at the first commit it takes the place of the one that is there.</summary>
    /// <exception cref="LuceneIndexException">Another writer is at work.</exception>
    public static LucenePairIndexWriter Replace(string folder, LuceneIndexOptions? options = null) =>
        Create(folder, true, options);

    /// <inheritdoc/>
    public ValueTask AddAsync(AlignedPair pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        cancellationToken.ThrowIfCancellationRequested();
        var document = _documents.Create(pair);
        if (_pending.MayExist(pair.Id))
        {
            _writer.UpdateDocument(PairDocument.IdTerm(pair.Id), document);
        }
        else
        {
            _writer.AddDocument(document);
        }

        _pending.Added(pair);
        Added++;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(PairId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_pending.Exists(id))
        {
            return ValueTask.FromResult(false);
        }

        Delete(id);
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc/>
    public ValueTask<long> DeleteDocumentAsync(
        string source,
        string? document,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellationToken.ThrowIfCancellationRequested();
        var ids = _pending.InPlace(PairDocument.Place(source, document));
        ids.ForEach(Delete);
        return ValueTask.FromResult((long)ids.Count);
    }

    /// <inheritdoc/>
    public ValueTask<long> CommitAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // New user data makes a new commit even when nothing else changed.
        _writer.SetCommitData(
            new Dictionary<string, string>(StringComparer.Ordinal) { [IndexIdentity.Key] = IndexIdentity.Current }
        );
        _writer.Commit();
        Added = 0;
        var reader = DirectoryReader.Open(_directory);
        _pending.Committed(reader);
        return ValueTask.FromResult(reader.IndexCommit.Generation);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            _pending.Dispose();
            _writer.Rollback();
            Close();
        }

        return ValueTask.CompletedTask;
    }

    private static LucenePairIndexWriter Create(string folder, bool create, LuceneIndexOptions? options)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _ = System.IO.Directory.CreateDirectory(folder);
        return new LucenePairIndexWriter(folder, create, options ?? new LuceneIndexOptions());
    }

    private void Delete(PairId id)
    {
        _writer.DeleteDocuments(PairDocument.IdTerm(id));
        _pending.Deleted(id);
    }

    private void Close()
    {
        _directory.Dispose();
        _analyzer.Dispose();
    }
}
