using System.Text.RegularExpressions;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>
/// Reads lyrics: lines with one or more times in square brackets before them. Times of single words are taken out;
/// what has no time is skipped.
/// </summary>
internal sealed partial class LrcParser : ICueParser
{
    /// <inheritdoc/>
    public SubtitleTrack Parse(SourceText source)
    {
        using var reader = source.OpenLines();
        var cues = new List<Cue>();
        string? title = null;
        string? artist = null;
        while (reader.ReadLine() is { } line)
        {
            if (reader.LineOffset > source.Options.MaxDocument)
            {
                throw source.TooLarge();
            }

            var times = Times().Match(line);
            if (!times.Success)
            {
                title ??= Tag(line, "ti");
                artist ??= Tag(line, "ar");
                continue;
            }

            var text = CueText.Plain(line[times.Length..]);
            foreach (Capture capture in times.Groups[1].Captures)
            {
                // Hundredths may stand after a colon.
                if (CueTime.TryParse(Point().Replace(capture.ValueSpan.ToString(), "."), out var start))
                {
                    cues.Add(new Cue(start, start, (int)reader.LineNumber, [text]));
                }
            }
        }

        return new SubtitleTrack(cues) { Title = title, Attribution = artist };
    }

    private static string? Tag(string line, string name)
    {
        var match = TagLine().Match(line);
        return match.Success && match.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase)
            ? match.Groups[2].Value.Trim()
            : null;
    }

    [GeneratedRegex(@"^\s*(?:\[(\d{1,3}:\d{1,2}(?:[.:]\d{1,3})?)\]\s*)+")]
    private static partial Regex Times();

    [GeneratedRegex(@"(?<=:\d{1,2}):")]
    private static partial Regex Point();

    [GeneratedRegex(@"^\s*\[([A-Za-z]+):([^\]]*)\]\s*$")]
    private static partial Regex TagLine();
}
