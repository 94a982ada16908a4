using System.Collections.Immutable;
using Search.Index.Commits;
using Search.Index.Storage;
using Search.Query.Contract;

namespace Search.Index.Snapshots;

/// <summary>Opens the newest commit of a folder that is whole.</summary>
internal sealed class SnapshotLoader(
    CommitStore store,
    string fingerprint,
    RankingParameters ranking,
    long checkedAtOpen
)
{
    // A writer may replace the commit between the listing and the opening, again and again, but not often.
    private const int Attempts = 20;

    /// <summary>Opens the newest commit; the caller holds its first lease.</summary>
    /// <param name="previous">A snapshot under the caller's lease whose segments are shared where the commit has them too; or null.</param>
    /// <exception cref="IndexNotFoundException">The folder holds no commit.</exception>
    /// <exception cref="IndexCorruptException">No commit of the folder is whole.</exception>
    /// <exception cref="IndexVersionException">Another version of the program or of the analysis wrote the index.</exception>
    public Snapshot Load(Snapshot? previous)
    {
        for (var attempt = 1; ; attempt++)
        {
            var generations = store.Generations();
            if (generations.Count == 0)
            {
                throw new IndexNotFoundException(store.Folder);
            }

            IndexCorruptException? damage = null;
            foreach (var generation in generations)
            {
                try
                {
                    return Open(store.Read(generation), previous);
                }
                catch (IndexCorruptException e)
                {
                    damage ??= e;
                }
            }

            if (attempt == Attempts || store.Generations() is [var newest, ..] && newest == generations[0])
            {
                throw damage!;
            }
        }
    }

    /// <summary>The generation of the newest commit file, whole or not; 0 when there is none.</summary>
    public long NewestGeneration() => store.Generations() is [var newest, ..] ? newest : 0;

    private Snapshot Open(Commit commit, Snapshot? previous)
    {
        if (!string.Equals(commit.AnalysisFingerprint, fingerprint, StringComparison.Ordinal))
        {
            throw IndexVersionException.OfAnalysis(store.Folder, commit.AnalysisFingerprint, fingerprint);
        }

        var segments = ImmutableArray.CreateBuilder<SharedSegment>(commit.Segments.Length);
        var deletions = ImmutableArray.CreateBuilder<Deletions?>(commit.Segments.Length);
        try
        {
            foreach (var entry in commit.Segments)
            {
                segments.Add(Share(previous, entry) ?? OpenSegment(entry));
                deletions.Add(store.ReadDeletions(entry));
            }

            return new Snapshot(commit, segments.MoveToImmutable(), deletions.MoveToImmutable(), ranking);
        }
        catch
        {
            foreach (var segment in segments)
            {
                segment.Release();
            }

            throw;
        }
    }

    private static SharedSegment? Share(Snapshot? previous, SegmentEntry entry)
    {
        if (previous is null)
        {
            return null;
        }

        for (var i = 0; i < previous.Segments.Length; i++)
        {
            var old = previous.Commit.Segments[i];
            if (old.Number == entry.Number && old.Length == entry.Length && old.Checksum == entry.Checksum)
            {
                return previous.Segments[i].Hold();
            }
        }

        return null;
    }

    private SharedSegment OpenSegment(in SegmentEntry entry)
    {
        var path = store.PathOf(FileNames.Segment(entry.Number));
        var segment = SharedSegment.Open(store.Files, path, entry.Number, entry.Length);
        try
        {
            if (entry.Length <= checkedAtOpen)
            {
                SegmentChecksum.Check(segment.File, entry, CancellationToken.None);
            }

            return segment.Reader.DocumentCount == entry.Documents
                ? segment
                : throw new IndexCorruptException(
                    path,
                    -1,
                    $"the segment has {segment.Reader.DocumentCount} pairs where the commit says {entry.Documents}"
                );
        }
        catch
        {
            segment.Release();
            throw;
        }
    }
}
