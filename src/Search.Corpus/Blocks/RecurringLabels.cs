using System.Buffers;
using Search.Corpus.Documents;
using Search.Text.Pairs;
using Search.Text.Scripts;

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

    private const int FewestVersions = 3;

    private static readonly SearchValues<char> NoLabel = SearchValues.Create("<>=\"/`{}@#。.,，!?！？");

    private readonly HashSet<string> labels = new(StringComparer.Ordinal);
    private readonly HashSet<string> versions = new(StringComparer.Ordinal);

    public RecurringLabels(IReadOnlyList<RawLine> lines)
    {
        var counts = new Dictionary<string, (int Lines, Language? Language)>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var text = line.Text.Trim();
            if (Candidate(text) is > 0 and var length)
            {
                var label = text[..length];
                var language = LanguageProfile.Measure(text.AsSpan(length)).Dominant;
                counts[label] = counts.TryGetValue(label, out var known)
                    ? (known.Lines + 1, known.Language == language ? language : null)
                    : (1, language);
                if (known.Lines > 0)
                {
                    _ = labels.Add(label);
                }
            }
        }

        // Speakers have labels in both languages. Where several labels stand before one language alone, each as often as
        // the others, they tell its versions.
        var often = counts.Where(one => one.Value.Lines >= FewestVersions).ToList();
        if (often.Count >= 2 && often.TrueForAll(one => one.Value == often[0].Value && one.Value.Language is not null))
        {
            versions.UnionWith(often.Select(one => one.Key));
        }
    }

    /// <summary>How much of a line is a label that tells versions of one text apart; 0 for none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isDraft">Whether another of the labels is known to stand before the translation that counts.</param>
    public int MeasureVersion(string line, out bool isDraft)
    {
        isDraft = false;
        if (Candidate(line) is not (> 0 and var length) || !versions.Contains(line[..length]))
        {
            return 0;
        }

        isDraft = !IsFinal(line[..length]) && versions.Any(IsFinal);
        return length;
    }

    private static bool IsFinal(string label) => DraftLabels.TryRead(label, out var isDraft, out _) && !isDraft;

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
        return end > 0 && !char.IsAsciiDigit(line[end - 1]) && !start[..end].ContainsAny(NoLabel) ? end + 1 : 0;
    }
}
