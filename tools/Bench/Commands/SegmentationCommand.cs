using System.CommandLine;
using System.Globalization;
using System.Text;
using Search.Text.Han;
using Search.Text.Lexicon;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench segmentation</c>: the segmenter alone. With a text it prints words separated by spaces, one line a line; with
/// <c>--speed</c> it prints the rate over the text's Han runs instead.
/// </summary>
public static class SegmentationCommand
{
    public static Command Create()
    {
        var text = new Option<FileInfo>("--text") { Description = "UTF-8 text", Required = true };
        var speed = new Option<bool>("--speed") { Description = "measure instead of printing" };
        var command = new Command("segmentation", "Cuts Chinese text into words with the dictionary segmenter.")
        {
            text,
            speed,
        };
        command.SetAction(parsed =>
        {
            var lines = File.ReadAllLines(parsed.GetRequiredValue(text).FullName);
            if (parsed.GetValue(speed))
            {
                Measure(lines);
            }
            else
            {
                Print(lines);
            }
        });
        return command;
    }

    private static void Print(string[] lines)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        var segmenter = new HanSegmenter(HanLexicon.Default);
        var segmentation = new HanSegmentation();
        foreach (var line in lines)
        {
            var words = new List<string>();
            foreach (var (run, isHan) in Runs(line))
            {
                if (!isHan)
                {
                    words.Add(string.Concat(run.Select(char.ConvertFromUtf32)));
                    continue;
                }

                segmenter.Segment([.. run.Select(ScriptClasses.Fold)], segmentation);
                foreach (var piece in segmentation.Path)
                {
                    words.Add(string.Concat(run.Skip(piece.Start).Take(piece.Length).Select(char.ConvertFromUtf32)));
                }
            }

            output.WriteLine(string.Join(' ', words));
        }
    }

    private static void Measure(string[] lines)
    {
        var runs = new List<int[]>();
        long bytes = 0;
        foreach (var line in lines)
        {
            foreach (var (run, isHan) in Runs(line))
            {
                if (isHan)
                {
                    runs.Add([.. run.Select(ScriptClasses.Fold)]);
                    bytes += run.Sum(c => c < 0x10000 ? 3 : 4);
                }
            }
        }

        var segmenter = new HanSegmenter(HanLexicon.Default);
        var segmentation = new HanSegmentation();
        var rates = new List<double>();
        long allocated = 0;
        for (var round = 0; round < 7; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            // Processor time, so that a busy machine does not count against the segmenter.
            var start = Environment.CpuUsage.TotalTime;
            foreach (var run in runs)
            {
                segmenter.Segment(run, segmentation);
            }

            rates.Add(bytes / 1e6 / (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        rates.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{runs.Count} runs, {bytes / 1e6:F1} MB of UTF-8, median {rates[3]:F1} MB a second of processor time, best {rates[^1]:F1}, {allocated} bytes allocated"
            )
        );
    }

    private static IEnumerable<(List<int> Run, bool IsHan)> Runs(string line)
    {
        var run = new List<int>();
        var kind = ' ';
        foreach (var rune in line.EnumerateRunes())
        {
            var next =
                rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x3FFFF ? 'h'
                : rune.Value is '.' or '%' || Rune.IsLetterOrDigit(rune) ? 'a'
                : 'p';
            if (run.Count > 0 && (next != kind || next == 'p'))
            {
                yield return (run, kind == 'h');
                run = [];
            }

            kind = next;
            if (!Rune.IsWhiteSpace(rune))
            {
                run.Add(rune.Value);
            }
        }

        if (run.Count > 0)
        {
            yield return (run, kind == 'h');
        }
    }
}
