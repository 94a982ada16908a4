using Search.Index.Storage;

namespace Search.Index.Tests.Storage;

public sealed class LocalFileSystemTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LocalFileSystem _files = new();

    [Fact]
    public void Syncs_a_folder() => Should.NotThrow(() => _files.SyncFolder(_folder.Path));

    [Fact]
    public void Says_when_the_folder_to_sync_is_not_there() =>
        Should.Throw<IOException>(() => _files.SyncFolder(_folder.File("none"))).Message.ShouldContain("none");

    [Fact]
    public void Gives_a_lock_to_one_holder_at_a_time()
    {
        var path = _folder.File("lock");
        using (var first = _files.TryLock(path))
        {
            _ = first.ShouldNotBeNull();
            _files.TryLock(path).ShouldBeNull();
        }

        using var second = _files.TryLock(path);
        _ = second.ShouldNotBeNull();
    }

    [Fact]
    public void Maps_a_file_of_the_expected_length_only()
    {
        var path = _folder.File("a");
        File.WriteAllBytes(path, "0123456789"u8);
        using (var map = _files.Map(path, 10))
        {
            map.Slice(3, 4).ToArray().ShouldBe("3456"u8.ToArray());
        }

        Should.Throw<IndexCorruptException>(() => _files.Map(path, 11)).Message.ShouldContain("10 bytes");
        Should.Throw<IndexCorruptException>(() => _files.Map(path, 9)).File.ShouldBe(path);
        Should.Throw<IndexCorruptException>(() => _files.Map(_folder.File("b"), 9)).Message.ShouldContain("missing");
    }

    [Fact]
    public void A_mapped_file_can_be_deleted_and_still_be_read()
    {
        var path = _folder.File("a");
        File.WriteAllBytes(path, new byte[10_000]);
        using var map = _files.Map(path, 10_000);
        _files.Delete(path);
        File.Exists(path).ShouldBeFalse();
        map.Slice(9_000, 1_000).IndexOfAnyExcept((byte)0).ShouldBe(-1);
    }

    [Fact]
    public void Takes_the_place_of_a_file_by_a_rename()
    {
        File.WriteAllText(_folder.File("a"), "new");
        File.WriteAllText(_folder.File("b"), "old");
        _files.Rename(_folder.File("a"), _folder.File("b"));
        _files.List(_folder.Path).ShouldBe(["b"]);
        File.ReadAllText(_folder.File("b")).ShouldBe("new");
    }

    [Fact]
    public void Lists_nothing_for_a_folder_that_is_not_there() => _files.List(_folder.File("none")).ShouldBeEmpty();

    public void Dispose() => _folder.Dispose();
}
