using System.Text.RegularExpressions;
using Search.Tools.Lexicon.Sources;

namespace Search.Tools.Lexicon.Glosses;

/// <summary>Reads CC-CEDICT: <c>Traditional Simplified [reading] /definition/definition/</c>.</summary>
public static partial class CedictReader
{
    /// <summary>The entries in file order.</summary>
    /// <exception cref="InvalidDataException">A line is not of that form.</exception>
    public static IEnumerable<CedictEntry> Read(string path)
    {
        var number = 0;
        foreach (var line in SourceText.Lines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var match = Line().Match(line);
            if (!match.Success)
            {
                throw new InvalidDataException($"{path}:{number}: expected 'Traditional Simplified [reading] /…/'.");
            }

            yield return new CedictEntry(
                match.Groups[1].Value,
                match.Groups[2].Value,
                match.Groups[3].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                match.Groups[4].Value.Split('/', StringSplitOptions.RemoveEmptyEntries)
            );
        }
    }

    [GeneratedRegex(@"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
