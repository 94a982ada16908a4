using Search.Index.Storage;

namespace Search.Index.Tests.Storage;

public sealed class BufferedOutputTests
{
    [Fact]
    public void Writes_pieces_of_any_size_in_order_with_their_checksum()
    {
        using var folder = new TemporaryFolder();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var expected = new List<byte>();
        uint checksum;
        using (var output = new BufferedOutput(new LocalFileSystem(), folder.File("a"), 64))
        {
            for (var i = 0; i < 200; i++)
            {
                var piece = new byte[random.Next(0, 150)];
                random.NextBytes(piece);
                output.Write(piece);
                expected.AddRange(piece);
                output.Position.ShouldBe(expected.Count, $"seed {seed}");
            }

            output.Complete();
            checksum = output.Checksum;
        }

        var written = File.ReadAllBytes(folder.File("a"));
        written.ShouldBe(expected.ToArray(), $"seed {seed}");
        checksum.ShouldBe(Crc32C.Compute(written));
    }

    [Fact]
    public void Refuses_to_go_on_after_a_failed_sync()
    {
        using var folder = new TemporaryFolder();
        var file = new FailingFile { SyncFails = true };
        using var output = new BufferedOutput(new OneFile(file), folder.File("a"));
        output.Write("abc"u8);
        _ = Should.Throw<IOException>(() => output.Complete());
        file.SyncFails = false;
        output.Write("d"u8);
        Should.Throw<IOException>(() => output.Complete()).Message.ShouldContain("abandoned");
    }

    private sealed class FailingFile : IWritableFile
    {
        public bool SyncFails { get; set; }

        public void Write(ReadOnlySpan<byte> bytes) { }

        public void Sync()
        {
            if (SyncFails)
            {
                throw new IOException("Input/output error");
            }
        }

        public void Dispose() { }
    }

    private sealed class OneFile(IWritableFile file) : IFileSystem
    {
        private readonly LocalFileSystem _files = new();

        public IWritableFile Create(string path) => file;

        public void CreateFolder(string folder) => _files.CreateFolder(folder);

        public IReadOnlyList<string> List(string folder) => _files.List(folder);

        public void SyncFolder(string folder) => _files.SyncFolder(folder);

        public void Rename(string path, string newPath) => _files.Rename(path, newPath);

        public void Delete(string path) => _files.Delete(path);

        public long Length(string path) => _files.Length(path);

        public byte[] ReadAll(string path) => _files.ReadAll(path);

        public MappedFile Map(string path, long expectedLength) => _files.Map(path, expectedLength);

        public IDisposable? TryLock(string path) => _files.TryLock(path);
    }
}
