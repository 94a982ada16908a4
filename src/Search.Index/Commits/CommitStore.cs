using Search.Index.Storage;

namespace Search.Index.Commits;

/// <summary>
/// The commits of one index folder. A commit is written beside the others, synced, and takes its name by a rename that
/// is synced in turn; the newest one that reads back whole is the state of the index. Whatever it names was synced
/// before, so at every moment the old state or the new one is whole on the disk.
/// </summary>
internal sealed class CommitStore(IFileSystem files, string folder)
{
    public IFileSystem Files { get; } = files;

    public string Folder { get; } = folder;

    /// <summary>The generations of all commit files, newest first; nothing is said about their content.</summary>
    public List<long> Generations()
    {
        var generations = new List<long>();
        foreach (var name in Files.List(Folder))
        {
            if (FileNames.TryParseCommit(name, out var generation))
            {
                generations.Add(generation);
            }
        }

        generations.Sort();
        generations.Reverse();
        return generations;
    }

    /// <summary>Reads one commit file.</summary>
    /// <exception cref="IndexCorruptException">The file does not hold what was written.</exception>
    /// <exception cref="IndexVersionException">Another version of the program wrote it.</exception>
    public Commit Read(long generation)
    {
        var path = PathOf(FileNames.Commit(generation));
        byte[] bytes;
        try
        {
            bytes = Files.ReadAll(path);
        }
        catch (FileNotFoundException e)
        {
            throw new IndexCorruptException($"{path}: the file is missing. Open the index again.", e);
        }

        var commit = CommitFormat.Read(path, bytes);
        return commit.Generation == generation
            ? commit
            : throw new IndexCorruptException(path, -1, $"the file is of commit {commit.Generation}");
    }

    /// <summary>Makes a commit the state of the index.</summary>
    /// <remarks>Everything that it names must have been written and synced before, the names in the folder excepted.</remarks>
    /// <exception cref="IOException">The commit may or may not have become the state; it is whole if it has.</exception>
    public void Publish(Commit commit)
    {
        Files.SyncFolder(Folder);
        var pending = PathOf(FileNames.Pending(commit.Generation));
        WriteSynced(pending, CommitFormat.Write(commit));
        Files.Rename(pending, PathOf(FileNames.Commit(commit.Generation)));
        Files.SyncFolder(Folder);
    }

    /// <summary>Writes the deletions of a segment.</summary>
    /// <returns>The checksum for the commit.</returns>
    public uint WriteDeletions(long segment, long generation, Deletions deletions)
    {
        var bytes = DeletionsFormat.Write(segment, deletions);
        WriteSynced(PathOf(FileNames.Deletions(segment, generation)), bytes);
        return Crc32C.Compute(bytes);
    }

    /// <summary>Reads the deletions of a segment.</summary>
    /// <returns>Null when the segment has none.</returns>
    public Deletions? ReadDeletions(in SegmentEntry entry)
    {
        if (entry.DeletionsGeneration == 0)
        {
            return null;
        }

        var path = PathOf(FileNames.Deletions(entry.Number, entry.DeletionsGeneration));
        try
        {
            return DeletionsFormat.Read(path, Files.ReadAll(path), entry);
        }
        catch (FileNotFoundException)
        {
            throw new IndexCorruptException(path, -1, "the file is missing");
        }
    }

    /// <summary>
    /// Deletes what neither the given commit nor a file of <paramref name="inUse"/> needs. Failures are left for the next
    /// time: a file too many harms nobody.
    /// </summary>
    public void DeleteUnused(Commit? commit, IReadOnlySet<string> inUse)
    {
        var needed = new HashSet<string>(inUse, StringComparer.Ordinal);
        if (commit is not null)
        {
            _ = needed.Add(FileNames.Commit(commit.Generation));
            foreach (var segment in commit.Segments)
            {
                _ = needed.Add(FileNames.Segment(segment.Number));
                if (segment.DeletionsGeneration != 0)
                {
                    _ = needed.Add(FileNames.Deletions(segment.Number, segment.DeletionsGeneration));
                }
            }
        }

        IReadOnlyList<string> names;
        try
        {
            names = Files.List(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }

        foreach (var name in names)
        {
            var ours =
                FileNames.IsPending(name)
                || FileNames.TryParseSegment(name, out _)
                || FileNames.TryParseCommit(name, out _);
            if (ours && !needed.Contains(name))
            {
                TryDelete(PathOf(name));
            }
        }
    }

    /// <summary>The lowest segment number above those of all files, whatever the commits say.</summary>
    public long NextSegment()
    {
        var next = 1L;
        foreach (var name in Files.List(Folder))
        {
            if (FileNames.TryParseSegment(name, out var number))
            {
                next = Math.Max(next, number + 1);
            }
        }

        return next;
    }

    /// <summary>The path of a file of the index.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Deletes a file unless something holds it, as an open file is held on Windows.</summary>
    public void TryDelete(string path)
    {
        try
        {
            Files.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next writer deletes it.
        }
    }

    private void WriteSynced(string path, byte[] bytes)
    {
        using var file = Files.Create(path);
        file.Write(bytes);
        file.Sync();
    }
}
