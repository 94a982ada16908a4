using Search.Corpus.Documents;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>
/// The symbols that a document sets before the words it explains, such as <c>▲</c>: where some of the lines that begin
/// with a symbol are sure entries, and all of them look like entries, all are.
/// </summary>
internal sealed class VocabularyMarkers
{
    private const int FewestSure = 2;

    private readonly HashSet<char> markers = [];

    public VocabularyMarkers(IReadOnlyList<RawLine> lines)
    {
        var sure = new Dictionary<char, int>();
        var others = new HashSet<char>();
        foreach (var line in lines)
        {
            var text = line.Text.Trim();
            if (!TryRead(text, out var marker, out var entry))
            {
                continue;
            }

            if (VocabularySigns.IsEntry(entry))
            {
                sure[marker] = sure.GetValueOrDefault(marker) + 1;
            }
            else if (!VocabularySigns.IsListed(entry, LanguageProfile.Measure(entry)))
            {
                _ = others.Add(marker);
            }
        }

        foreach (var (marker, count) in sure)
        {
            if (count >= FewestSure && !others.Contains(marker))
            {
                _ = markers.Add(marker);
            }
        }
    }

    /// <summary>Whether a line is an entry because it begins with one of the symbols.</summary>
    public bool IsEntry(string line) => TryRead(line, out var marker, out _) && markers.Contains(marker);

    private static bool TryRead(string line, out char marker, out string entry)
    {
        var isMarked = line.Length > 2 && (char.IsSymbol(line[0]) || char.IsPunctuation(line[0]));
        marker = isMarked ? line[0] : default;
        entry = isMarked ? line[1..].TrimStart() : string.Empty;
        return entry.Length > 0;
    }
}
