using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>
/// Reads SubRip and WebVTT, which share their shape: an optional name, a line of times with an arrow, lines of text, a
/// blank line. Blocks of WebVTT without times (NOTE, STYLE, REGION) are skipped.
/// </summary>
/// <param name="isVtt">Whether character references are decoded and blocks without times are allowed.</param>
internal sealed class SrtParser(bool isVtt) : ICueParser
{
    private const string Arrow = "-->";

    /// <inheritdoc/>
    public SubtitleTrack Parse(SourceText source)
    {
        using var reader = source.OpenLines();
        var cues = new List<Cue>();
        var block = new List<string>();
        var first = 1;
        while (true)
        {
            var line = reader.ReadLine();
            if (reader.LineOffset > source.Options.MaxDocument)
            {
                throw source.TooLarge();
            }

            if (!string.IsNullOrWhiteSpace(line))
            {
                first = block.Count == 0 ? (int)reader.LineNumber : first;
                block.Add(line);
                continue;
            }

            AddBlock(block, first, cues, source);
            block.Clear();
            if (line is null)
            {
                return new SubtitleTrack(cues);
            }
        }
    }

    private void AddBlock(List<string> block, int first, List<Cue> cues, SourceText source)
    {
        // A blank line may be missing between two cues: each line of times begins a cue of its own.
        var times = new List<int>();
        for (var i = 0; i < block.Count; i++)
        {
            if (block[i].Contains(Arrow, StringComparison.Ordinal))
            {
                times.Add(i);
            }
        }

        if (times.Count == 0)
        {
            AddWithoutTimes(block, first, cues, source);
            return;
        }

        for (var t = 0; t < times.Count; t++)
        {
            var at = times[t];
            var end = t + 1 < times.Count ? times[t + 1] - (IsNumber(block[times[t + 1] - 1]) ? 1 : 0) : block.Count;
            if (TryTimes(block[at], out var start, out var stop))
            {
                var texts = block.Skip(at + 1).Take(end - at - 1).SelectMany(Texts).ToList();
                cues.Add(new Cue(start, stop, first + at + 1, texts));
            }
            else
            {
                source.Skip(
                    source.Bad(
                        "the times of this cue cannot be read",
                        "Write them as 00:01:02,500 --> 00:01:04,000, or leave such cues out with --skip-bad.",
                        first + at
                    )
                );
            }
        }
    }

    private void AddWithoutTimes(List<string> block, int first, List<Cue> cues, SourceText source)
    {
        if (block.Count == 0 || isVtt)
        {
            return;
        }

        // A blank line inside a cue: what follows it still belongs to the cue, but for a lone number cut off at the end.
        if (cues.Count > 0 && !IsNumber(block[0]))
        {
            cues[^1] = cues[^1] with { Texts = [.. cues[^1].Texts, .. block.SelectMany(Texts)] };
            return;
        }

        source.Skip(
            source.Bad(
                "this cue has no line of times, as when the file is cut off",
                "Restore the file, or leave such cues out with --skip-bad.",
                first
            )
        );
    }

    // Files converted from ASS keep its line breaks.
    private IEnumerable<string> Texts(string line) =>
        line.Split(@"\N").Select(part => isVtt ? CueText.Decoded(part) : CueText.Plain(part));

    private static bool IsNumber(string line) => !line.AsSpan().Trim().ContainsAnyExceptInRange('0', '9');

    private static bool TryTimes(string line, out TimeSpan start, out TimeSpan stop)
    {
        var arrow = line.IndexOf(Arrow, StringComparison.Ordinal);
        var after = line.AsSpan(arrow + Arrow.Length).Trim();
        // Settings of the cue's place may follow the times.
        var space = after.IndexOfAny(' ', '\t');
        stop = default;
        return CueTime.TryParse(line.AsSpan(0, arrow), out start)
            && CueTime.TryParse(space < 0 ? after : after[..space], out stop);
    }
}
