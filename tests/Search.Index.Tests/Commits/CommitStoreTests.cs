using Search.Index.Commits;
using Search.Index.Storage;
using Search.Index.Tests.Storage;

namespace Search.Index.Tests.Commits;

public sealed class CommitStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CommitStore _store;

    public CommitStoreTests() => _store = new CommitStore(new LocalFileSystem(), _folder.Path);

    [Fact]
    public void Lists_commits_newest_first()
    {
        foreach (var generation in new[] { 1, 16, 2 })
        {
            _store.Publish(new Commit(generation, "f", 1, []));
        }

        _store.Generations().ShouldBe([16L, 2L, 1L]);
        _store.Read(16).Generation.ShouldBe(16);
    }

    [Fact]
    public void Leaves_no_pending_file()
    {
        _store.Publish(new Commit(1, "f", 1, []));
        _store.Files.List(_folder.Path).ShouldBe([FileNames.Commit(1)]);
    }

    [Fact]
    public void Refuses_a_commit_under_the_name_of_another()
    {
        _store.Publish(new Commit(1, "f", 1, []));
        File.Move(_folder.File(FileNames.Commit(1)), _folder.File(FileNames.Commit(2)));
        Should.Throw<IndexCorruptException>(() => _store.Read(2)).Message.ShouldContain("of commit 1");
    }

    [Fact]
    public void Deletes_what_no_one_needs_and_nothing_else()
    {
        var deletions = Deletions.None(9).With([1]);
        var checksum = _store.WriteDeletions(3, 4, deletions);
        var commit = new Commit(4, "f", 5, [new SegmentEntry(3, 1, 1, 9, 1, 4, checksum)]);
        _store.Publish(new Commit(3, "f", 5, []));
        _store.Publish(commit);
        string[] kept =
        [
            FileNames.Commit(4),
            FileNames.Segment(3),
            FileNames.Deletions(3, 4),
            FileNames.Segment(7),
            FileNames.WriterLock,
            "notes.txt",
            "segment-notes.txt",
        ];
        string[] dropped = [FileNames.Pending(9), FileNames.Segment(2), FileNames.Deletions(3, 2)];
        foreach (var name in kept.Concat(dropped))
        {
            if (!File.Exists(_folder.File(name)))
            {
                File.WriteAllText(_folder.File(name), "x");
            }
        }

        _store.DeleteUnused(commit, new HashSet<string> { FileNames.Segment(7) });
        _store.Files.List(_folder.Path).Order(StringComparer.Ordinal).ShouldBe(kept.Order(StringComparer.Ordinal));
        _store.ReadDeletions(commit.Segments[0])!.Contains(1).ShouldBeTrue();
        _store.NextSegment().ShouldBe(8);
    }

    public void Dispose() => _folder.Dispose();
}
