using Search.Corpus.Documents;
using Search.Text.Pairs;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>
/// Makes a document of cues: a block for what is shown at one time. Cues that are doubled, one for each language with
/// the same times, become one block, whether they follow each other or stand in two tracks.
/// </summary>
internal static class CueDocument
{
    // Two tracks of one film are timed by hand: the same cue can begin a few frames apart.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(120);

    /// <summary>Makes the lines of one file.</summary>
    public static IReadOnlyList<RawLine> Lines(List<Cue> cues)
    {
        // A stable order by time brings two tracks together and leaves files in order as they are.
        var builder = new DocumentBuilder();
        Cue? last = null;
        foreach (var cue in cues.OrderBy(c => c.Start))
        {
            if (last is null || !AreSame(last, cue))
            {
                builder.EndBlock();
                last = cue;
            }

            Add(builder, cue, language: null);
        }

        return builder.Lines;
    }

    /// <summary>
    /// Makes the lines of two files that are timed alike: cues that overlap for most of the shorter one share a block,
    /// English first.
    /// </summary>
    /// <returns>Null when fewer than half of the cues find each other: the files are not of one timing.</returns>
    public static IReadOnlyList<RawLine>? Lines(List<Cue> english, List<Cue> chinese)
    {
        var builder = new DocumentBuilder();
        var en = new Queue<Cue>(english.OrderBy(c => c.Start));
        var zh = new Queue<Cue>(chinese.OrderBy(c => c.Start));
        var met = 0;
        while (en.Count > 0 || zh.Count > 0)
        {
            builder.EndBlock();
            var group = NextGroup(en, zh);
            met += group.English.Count > 0 && group.Chinese.Count > 0 ? group.English.Count + group.Chinese.Count : 0;
            foreach (var cue in group.English)
            {
                Add(builder, cue, Language.English);
            }

            foreach (var cue in group.Chinese)
            {
                Add(builder, cue, Language.Chinese);
            }
        }

        return met * 2 >= english.Count + chinese.Count ? builder.Lines : null;
    }

    private static (List<Cue> English, List<Cue> Chinese) NextGroup(Queue<Cue> english, Queue<Cue> chinese)
    {
        var group = (English: new List<Cue>(), Chinese: new List<Cue>());
        if (chinese.Count == 0 || (english.Count > 0 && english.Peek().Start <= chinese.Peek().Start))
        {
            group.English.Add(english.Dequeue());
        }
        else
        {
            group.Chinese.Add(chinese.Dequeue());
        }

        while (true)
        {
            if (chinese.TryPeek(out var zh) && group.English.Exists(c => Overlap(c, zh)))
            {
                group.Chinese.Add(chinese.Dequeue());
            }
            else if (english.TryPeek(out var en) && group.Chinese.Exists(c => Overlap(en, c)))
            {
                group.English.Add(english.Dequeue());
            }
            else
            {
                return group;
            }
        }
    }

    private static bool AreSame(Cue left, Cue right) =>
        (right.Start - left.Start).Duration() <= Tolerance && (right.End - left.End).Duration() <= Tolerance;

    private static bool Overlap(Cue left, Cue right)
    {
        var begin = left.Start > right.Start ? left.Start : right.Start;
        var end = left.End < right.End ? left.End : right.End;
        var shorter = left.End - left.Start < right.End - right.Start ? left.End - left.Start : right.End - right.Start;
        return AreSame(left, right) || (end - begin) * 2 > shorter;
    }

    private static void Add(DocumentBuilder builder, Cue cue, Language? language)
    {
        var number = cue.Line;
        foreach (var text in cue.Texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                builder.Add(
                    new RawLine(text, number, 0)
                    {
                        Kind = RawKind.Cue,
                        Language = language,
                        Start = cue.Start,
                        End = cue.End > cue.Start ? cue.End : null,
                    }
                );
            }

            number++;
        }
    }
}
