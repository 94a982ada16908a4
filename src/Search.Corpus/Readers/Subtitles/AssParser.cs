using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>
/// Reads Advanced SubStation Alpha: the Dialogue lines of its Events, whose text is the last column of their Format.
/// Comments and drawings are skipped, override codes taken out.
/// </summary>
internal sealed class AssParser : ICueParser
{
    private static readonly string[] DefaultColumns =
    [
        "Layer",
        "Start",
        "End",
        "Style",
        "Name",
        "MarginL",
        "MarginR",
        "MarginV",
        "Effect",
        "Text",
    ];

    /// <inheritdoc/>
    public SubtitleTrack Parse(SourceText source)
    {
        using var reader = source.OpenLines();
        var cues = new List<Cue>();
        var columns = DefaultColumns;
        var isEvents = false;
        string? title = null;
        while (reader.ReadLine() is { } raw)
        {
            if (reader.LineOffset > source.Options.MaxDocument)
            {
                throw source.TooLarge();
            }

            var line = raw.Trim();
            if (line.StartsWith('['))
            {
                isEvents = line.Equals("[Events]", StringComparison.OrdinalIgnoreCase);
            }
            else if (!isEvents)
            {
                title ??= After(line, "Title:");
            }
            else if (After(line, "Format:") is { } format)
            {
                columns = format.Split(',', StringSplitOptions.TrimEntries);
            }
            else if (After(line, "Dialogue:") is { } dialogue)
            {
                Add(dialogue, columns, (int)reader.LineNumber, cues, source);
            }
        }

        return new SubtitleTrack(cues) { Title = string.IsNullOrEmpty(title) ? null : title };
    }

    private static void Add(string dialogue, string[] columns, int line, List<Cue> cues, SourceText source)
    {
        var fields = dialogue.Split(',', columns.Length);
        if (
            fields.Length < columns.Length
            || !CueTime.TryParse(Field("Start"), out var start)
            || !CueTime.TryParse(Field("End"), out var end)
        )
        {
            source.Skip(
                source.Bad(
                    "this Dialogue line lacks its times or its text",
                    "Restore the line, or leave such lines out with --skip-bad.",
                    line
                )
            );
            return;
        }

        var text = fields[^1];
        if (IsDrawing(text))
        {
            return;
        }

        var plain = text.Replace(@"\h", " ", StringComparison.Ordinal).Replace(@"\n", " ", StringComparison.Ordinal);
        cues.Add(new Cue(start, end, line, [.. plain.Split(@"\N").Select(CueText.Plain)]));

        ReadOnlySpan<char> Field(string name)
        {
            var column = Array.FindIndex(columns, c => c.Equals(name, StringComparison.OrdinalIgnoreCase));
            return column < 0 ? [] : fields[column];
        }
    }

    // A scale of drawing above 0: what follows are strokes.
    private static bool IsDrawing(string text)
    {
        for (var at = text.IndexOf(@"\p", StringComparison.Ordinal); at >= 0 && at + 2 < text.Length; )
        {
            if (text[at + 2] is >= '1' and <= '9')
            {
                return true;
            }

            at = text.IndexOf(@"\p", at + 2, StringComparison.Ordinal);
        }

        return false;
    }

    private static string? After(string line, string prefix) =>
        line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? line[prefix.Length..].Trim() : null;
}
