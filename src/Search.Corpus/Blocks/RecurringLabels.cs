using Search.Corpus.Documents;

namespace Search.Corpus.Blocks;

/// <summary>
/// The short words before a colon, or in brackets, that begin several lines of one document: its own labels for
/// what stands after them, whatever they are called.
/// </summary>
internal sealed class RecurringLabels
{
    private const int Longest = 16;
    private const string Opening = "【（([［〔";
    private const string Closing = "】）)]］〕";

    private readonly HashSet<string> labels = new(StringComparer.Ordinal);

    public RecurringLabels(IReadOnlyList<RawLine> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var text = line.Text.Trim();
            if (Candidate(text) is > 0 and var length && !seen.Add(text[..length]))
            {
                _ = labels.Add(text[..length]);
            }
        }
    }

    /// <summary>How much of a line is one of the labels with its mark; 0 when it begins with none.</summary>
    public int Measure(string line) =>
        Candidate(line) is > 0 and var length && labels.Contains(line[..length]) ? length : 0;

    private static int Candidate(string line)
    {
        var start = line.AsSpan(0, Math.Min(line.Length, Longest + 1));
        if (start.Length > 0 && Opening.IndexOf(start[0], StringComparison.Ordinal) is >= 0 and var bracket)
        {
            return start.IndexOf(Closing[bracket]) + 1;
        }

        var end = start.IndexOfAny(':', '：');
        return end > 0 && !char.IsAsciiDigit(line[end - 1]) ? end + 1 : 0;
    }
}
