using System.Globalization;

namespace Search.Tools.Lexicon.Words;

/// <summary>
/// Words written down for this project, younger than the sources: companies, products, technical terms. The list is
/// embedded in the tool.
/// </summary>
public static class OwnWords
{
    /// <summary>The words with a frequency on jieba's scale.</summary>
    public static IEnumerable<(string Word, int Frequency, string Tag)> Read()
    {
        using var stream =
            typeof(OwnWords).Assembly.GetManifestResourceStream("own-words.txt")
            ?? throw new InvalidDataException("own-words.txt is not embedded in the tool.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                var fields = line.Split(' ');
                var frequency = fields.Length > 1 ? int.Parse(fields[1], CultureInfo.InvariantCulture) : 300;
                yield return (fields[0], frequency, "nz");
            }
        }
    }
}
