namespace Search.Tools.Lexicon.Sources;

/// <summary>One OpenCC table: a character or phrase, and its possible conversions, the usual one first.</summary>
public static class OpenCcTable
{
    /// <summary>The entries of a table in file order.</summary>
    /// <exception cref="InvalidDataException">A line is not "key TAB value value…".</exception>
    public static IEnumerable<(string Key, string[] Values)> Read(string path)
    {
        var number = 0;
        foreach (var line in SourceText.Lines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab <= 0)
            {
                throw new InvalidDataException($"{path}:{number}: expected 'key TAB values'.");
            }

            yield return (line[..tab], line[(tab + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
