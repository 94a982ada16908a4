using System.Globalization;

namespace Search.Tools.Lexicon.Sources;

/// <summary>Jieba's dictionary (MIT): a word, its frequency and its part of speech a line.</summary>
public static class JiebaWords
{
    /// <summary>The entries in file order.</summary>
    /// <exception cref="InvalidDataException">A line is not "word frequency [part of speech]".</exception>
    public static IEnumerable<(string Word, int Frequency, string Tag)> Read(string path)
    {
        var number = 0;
        foreach (var line in SourceText.Lines(path))
        {
            number++;
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0)
            {
                continue;
            }

            if (
                fields.Length is not (2 or 3)
                || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var frequency)
            )
            {
                throw new InvalidDataException($"{path}:{number}: expected 'word frequency tag'.");
            }

            yield return (fields[0], frequency, fields.Length == 3 ? fields[2] : "");
        }
    }
}
