namespace Search.Corpus.Detection;

/// <summary>Tells message catalogues by their keywords.</summary>
internal static class CatalogueSigns
{
    /// <summary>Whether messages and translations are there and nearly every line is one of a catalogue.</summary>
    public static bool IsPo(List<string> lines) =>
        lines.Exists(l => l.StartsWith("msgid \"", StringComparison.Ordinal))
        && lines.Exists(l => l.StartsWith("msgstr", StringComparison.Ordinal))
        && lines.Count(IsOfCatalogue) * 10 >= lines.Count * 9;

    private static bool IsOfCatalogue(string line)
    {
        var text = line.TrimStart();
        return text.StartsWith('#')
            || text.StartsWith('"')
            || text.StartsWith("msgid", StringComparison.Ordinal)
            || text.StartsWith("msgstr", StringComparison.Ordinal)
            || text.StartsWith("msgctxt", StringComparison.Ordinal);
    }
}
