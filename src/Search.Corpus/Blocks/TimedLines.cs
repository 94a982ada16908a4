using System.Buffers;
using Search.Corpus.Documents;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>Lines of plain text that begin with a time in square brackets, as lyrics and transcripts do.</summary>
internal static class TimedLines
{
    private static readonly SearchValues<char> TimeSymbols = SearchValues.Create("0123456789:.,");

    /// <summary>How much of a line is times, <c>[00:12.30]</c> or <c>[1:02:03]</c>, and the space after them; 0 for none.</summary>
    public static int Measure(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && line[length] == '[')
        {
            var end = line[length..].IndexOf(']');
            if (end < 0 || !IsTime(line.Slice(length + 1, end - 1)))
            {
                break;
            }

            length += end + 1;
            while (length < line.Length && line[length] == ' ')
            {
                length++;
            }
        }

        return length;
    }

    /// <summary>
    /// Whether the timed lines of a document are samples that its text speaks of: they are less than a third, or they
    /// stand several together in a text of both languages that goes on without them.
    /// </summary>
    public static bool AreSamples(IReadOnlyList<RawLine> lines)
    {
        int timed = 0,
            runs = 0,
            english = 0,
            chinese = 0;
        var isInRun = false;
        foreach (var line in lines)
        {
            if (Measure(line.Text.AsSpan().Trim()) > 0)
            {
                timed++;
                runs += isInRun ? 0 : 1;
                isInRun = true;
                continue;
            }

            isInRun = false;
            var language = LanguageProfile.Measure(line.Text).Dominant;
            english += language == Language.English ? 1 : 0;
            chinese += language == Language.Chinese ? 1 : 0;
        }

        return timed * 3 < lines.Count
            || (timed >= 2 * runs && timed < english + chinese && Math.Min(english, chinese) * 2 >= timed);
    }

    private static bool IsTime(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon is > 0 and <= 3
            && text.Length is >= 4 and <= 12
            && !text[..colon].ContainsAnyExceptInRange('0', '9')
            && !text[(colon + 1)..].ContainsAnyExcept(TimeSymbols);
    }
}
