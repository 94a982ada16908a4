using System.Buffers;
using Search.Corpus.Documents;

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

    /// <summary>Whether the timed lines of a document are samples that its text speaks of: they are less than a third.</summary>
    public static bool AreSamples(IReadOnlyList<RawLine> lines)
    {
        var timed = 0;
        foreach (var line in lines)
        {
            timed += Measure(line.Text.AsSpan().Trim()) > 0 ? 1 : 0;
        }

        return timed * 3 < lines.Count;
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
