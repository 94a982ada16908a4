using Search.Corpus.Documents;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>
/// How a document explains words: the symbols that it sets before them, such as <c>▲</c>, where some of the lines that
/// begin with a symbol are sure entries and all of them look like entries; and phrases with their meanings, where it has
/// several sure entries with a part of speech or a pronunciation.
/// </summary>
internal sealed class VocabularyHabits
{
    private const int FewestSure = 2;

    private readonly HashSet<char> markers = [];
    private readonly bool hasEntries;

    public VocabularyHabits(IReadOnlyList<RawLine> lines)
    {
        var sure = new Dictionary<char, int>();
        var others = new HashSet<char>();
        var entries = 0;
        foreach (var line in lines)
        {
            var text = line.Text.Trim();
            entries += text.Length > 0 && VocabularySigns.IsEntry(text) ? 1 : 0;
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

        hasEntries = entries >= FewestSure;
        foreach (var (marker, count) in sure)
        {
            if (count >= FewestSure && !others.Contains(marker))
            {
                _ = markers.Add(marker);
            }
        }
    }

    /// <summary>Whether a line is an entry because of how the document explains words.</summary>
    public bool IsEntry(string line) =>
        (TryRead(line, out var marker, out _) && markers.Contains(marker))
        || (hasEntries && VocabularySigns.IsPhrase(line, LanguageProfile.Measure(line)));

    private static bool TryRead(string line, out char marker, out string entry)
    {
        var isMarked = line.Length > 2 && (char.IsSymbol(line[0]) || char.IsPunctuation(line[0]));
        marker = isMarked ? line[0] : default;
        entry = isMarked ? line[1..].TrimStart() : string.Empty;
        return entry.Length > 0;
    }
}
