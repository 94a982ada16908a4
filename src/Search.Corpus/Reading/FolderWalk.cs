using System.IO.Enumeration;

namespace Search.Corpus.Reading;

/// <summary>Finds the files below a folder. Links to files are followed, links to folders are not: they may lead back.</summary>
internal static class FolderWalk
{
    /// <summary>Walks.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="depth">How many folders deep.</param>
    /// <param name="isHiddenToo">Whether hidden files and folders are walked.</param>
    /// <exception cref="CorpusFormatException">A folder cannot be read.</exception>
    public static IReadOnlyList<string> Files(string folder, int depth, bool isHiddenToo)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = depth > 0,
            MaxRecursionDepth = depth,
            IgnoreInaccessible = false,
            AttributesToSkip = isHiddenToo ? FileAttributes.System : FileAttributes.Hidden | FileAttributes.System,
        };
        var files = new FileSystemEnumerable<string>(
            folder,
            static (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(),
            options
        )
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        };
        try
        {
            return [.. files];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CorpusFormatException(
                folder,
                $"a folder in it cannot be read ({e.Message})",
                "Give the right to read it, or name the others."
            );
        }
    }
}
