using System.Collections.Immutable;
using Search.Index.Commits;
using Search.Index.Snapshots;
using Search.Index.Storage;

namespace Search.Index.Verification;

/// <summary>
/// Reads everything that an index is made of: commit files, checksums, order and counts inside segments, deletions, and
/// whether stored text analysed again yields the postings. It changes nothing and needs no lock.
/// </summary>
public sealed class IndexVerifier
{
    private readonly CommitStore _store;
    private readonly VerifyOptions _options;
    private readonly ImmutableArray<VerifyProblem>.Builder _problems = ImmutableArray.CreateBuilder<VerifyProblem>();
    private long _bytes;
    private long _analysed;

    private IndexVerifier(string folder, VerifyOptions options)
    {
        _store = new CommitStore(options.Files, folder);
        _options = options;
    }

    /// <summary>Verifies the index of a folder.</summary>
    /// <exception cref="IndexNotFoundException">The folder holds no index.</exception>
    /// <exception cref="IndexVersionException">Another version of the program or of the analysis wrote the index.</exception>
    public static VerifyReport Verify(
        string folder,
        VerifyOptions? options = null,
        CancellationToken cancellationToken = default
    ) => new IndexVerifier(folder, options ?? new VerifyOptions()).Run(cancellationToken);

    private VerifyReport Run(CancellationToken cancellationToken)
    {
        var generations = _store.Generations();
        if (generations.Count == 0)
        {
            throw new IndexNotFoundException(_store.Folder);
        }

        // A newer commit that cannot be read is damage even when an older one can be opened in its place.
        Commit? commit = null;
        foreach (var generation in generations)
        {
            var name = FileNames.Commit(generation);
            Try(
                name,
                () =>
                {
                    var read = _store.Read(generation);
                    _bytes += CommitFormat.Write(read).Length;
                    commit ??= read;
                }
            );
        }

        if (commit is null)
        {
            return Report(null);
        }

        if (!string.Equals(commit.AnalysisFingerprint, AnalysisIdentity.Current, StringComparison.Ordinal))
        {
            throw IndexVersionException.OfAnalysis(_store.Folder, commit.AnalysisFingerprint, AnalysisIdentity.Current);
        }

        var numbers = new HashSet<long>();
        foreach (var entry in commit.Segments)
        {
            if (!numbers.Add(entry.Number) || entry.Number >= commit.NextSegment)
            {
                Add(FileNames.Commit(commit.Generation), $"segment number {entry.Number} is used twice or too high");
            }

            VerifySegment(entry, cancellationToken);
        }

        return Report(commit);
    }

    private VerifyReport Report(Commit? commit) =>
        new(
            commit?.Generation ?? 0,
            commit?.Segments.Length ?? 0,
            commit?.LivePairs ?? 0,
            _bytes,
            _analysed,
            _problems.DrainToImmutable()
        );

    private void VerifySegment(SegmentEntry entry, CancellationToken cancellationToken)
    {
        var name = FileNames.Segment(entry.Number);
        var checksumHolds = false;
        Try(
            name,
            () =>
            {
                using var file = _store.Files.Map(_store.PathOf(name), entry.Length);
                _bytes += file.Length;
                SegmentChecksum.Check(file, entry, cancellationToken);
                checksumHolds = true;
            }
        );

        // Where the checksum fails, the walk says which section is broken; it trusts nothing that it reads.
        Try(
            name,
            () =>
            {
                var segment = SharedSegment.Open(_store.Files, _store.PathOf(name), entry.Number, entry.Length);
                try
                {
                    segment.Reader.Validate(cancellationToken);
                    if (segment.Reader.DocumentCount != entry.Documents)
                    {
                        Add(
                            name,
                            $"it has {segment.Reader.DocumentCount} pairs where the commit says {entry.Documents}"
                        );
                    }

                    if (checksumHolds)
                    {
                        var analysis = new AnalysisCheck(segment.Reader, message => Add(name, message));
                        _analysed += analysis.Run(_options, cancellationToken);
                    }
                }
                finally
                {
                    segment.Release();
                }
            }
        );
        if (entry.DeletionsGeneration != 0)
        {
            Try(
                FileNames.Deletions(entry.Number, entry.DeletionsGeneration),
                () => _bytes += _store.ReadDeletions(entry)!.Words.Length * 8L
            );
        }
    }

    private void Try(string name, Action check)
    {
        try
        {
            check();
        }
        catch (IndexCorruptException e)
        {
            Add(name, e.Detail ?? e.Message);
        }
    }

    private void Add(string name, string message) => _problems.Add(new VerifyProblem(_store.PathOf(name), message));
}
