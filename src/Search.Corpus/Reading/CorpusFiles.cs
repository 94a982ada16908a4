namespace Search.Corpus.Reading;

/// <summary>Finds the documents that paths name: files, folders with all that is below them, and glob patterns.</summary>
public static class CorpusFiles
{
    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".mdx",
        ".html",
        ".htm",
        ".xhtml",
        ".srt",
        ".ass",
        ".ssa",
        ".vtt",
        ".lrc",
        ".tmx",
        ".xlf",
        ".xliff",
        ".xml",
        ".sdlxliff",
        ".mqxliff",
        ".po",
        ".pot",
        ".tsv",
        ".tab",
        ".csv",
        ".jsonl",
        ".ndjson",
        ".docx",
        ".en",
        ".zh",
    };

    /// <summary>
    /// Finds the documents. Of folders only files with an extension of a known format are taken, and names that begin
    /// with a dot are left out; a file that is named itself is always taken. Two files whose names differ by their
    /// language only (<c>a.en.html</c> and <c>a.zh-cn.html</c>) become one document.
    /// </summary>
    /// <param name="paths">Files, folders, and patterns with <c>*</c>, <c>?</c> and <c>**</c>.</param>
    /// <returns>The documents in ordinal order of their paths, each once.</returns>
    /// <exception cref="CorpusFormatException">A path names nothing.</exception>
    public static IReadOnlyList<CorpusFile> Find(IEnumerable<string> paths)
    {
        var found = new Dictionary<string, CorpusFile>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var file in FindOne(path))
            {
                _ = found.TryAdd(Path.GetFullPath(file.Path), file);
            }
        }

        CheckNames(found);

        return TwinFiles.Join([.. found.Values.OrderBy(f => f.Path, StringComparer.Ordinal)]);
    }

    // Documents are told apart by source and name: two of the same would be mixed, and replace one another later.
    private static void CheckNames(Dictionary<string, CorpusFile> found)
    {
        var names = new Dictionary<(string?, string), string>();
        foreach (var (path, file) in found)
        {
            if (!names.TryAdd((file.Source, file.Name), path))
            {
                throw new CorpusFormatException(
                    file.Path,
                    $"{names[(file.Source, file.Name)]} would be the same document, {file.Name}",
                    "Give the folder that both are in, or rename one."
                );
            }
        }
    }

    private static IEnumerable<CorpusFile> FindOne(string path)
    {
        if (File.Exists(path))
        {
            return [new CorpusFile(path, Path.GetFileName(path))];
        }

        if (Directory.Exists(path))
        {
            return InFolder(path);
        }

        if (path.AsSpan().ContainsAny('*', '?'))
        {
            var pattern = new GlobPattern(path);
            var matches = pattern.Files().ToList();
            return matches.Count > 0
                ? matches
                : throw new CorpusFormatException(path, "no file matches this pattern", "Check the pattern.");
        }

        throw new CorpusFormatException(path, "there is no such file or folder", "Check the path.");
    }

    private static IEnumerable<CorpusFile> InFolder(string folder)
    {
        var source = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return FolderWalk
            .Files(folder, int.MaxValue, isHiddenToo: false)
            .Where(f => Extensions.Contains(Path.GetExtension(f)))
            .Select(f => new CorpusFile(f, RelativeName(folder, f)) { Source = source })
            .Where(f => !f.Name.Split('/').Any(part => part.StartsWith('.')));
    }

    private static string RelativeName(string folder, string file) =>
        Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
}
