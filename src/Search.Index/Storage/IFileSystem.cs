namespace Search.Index.Storage;

/// <summary>
/// The few operations on files that an index is made of, as an interface so that tests can let each of them fail.
/// Safe for use by several threads at once.
/// </summary>
public interface IFileSystem
{
    /// <summary>Creates a folder and those above it; does nothing when it exists.</summary>
    void CreateFolder(string folder);

    /// <summary>The names (without the folder) of the files in a folder; empty when there is no such folder.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>Creates a file; one of the same name is replaced.</summary>
    IWritableFile Create(string path);

    /// <summary>Waits until the names in a folder are on the disk.</summary>
    void SyncFolder(string folder);

    /// <summary>Gives a file a new name in the same folder, atomically, in place of any file that has it.</summary>
    void Rename(string path, string newPath);

    /// <summary>Deletes a file; does nothing when it does not exist.</summary>
    void Delete(string path);

    /// <summary>The length of a file in bytes, or -1 when there is none.</summary>
    long Length(string path);

    /// <summary>Reads a small file whole.</summary>
    byte[] ReadAll(string path);

    /// <summary>Maps a file for reading.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expectedLength">The length that the file must have, checked before it is mapped.</param>
    /// <exception cref="IndexCorruptException">The file is missing or has another length.</exception>
    MappedFile Map(string path, long expectedLength);

    /// <summary>Takes a lock that dies with the process.</summary>
    /// <returns>The lock, or null when another holder has it.</returns>
    IDisposable? TryLock(string path);
}
