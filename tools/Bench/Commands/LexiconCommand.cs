using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Text.Glosses;
using Search.Text.Han;
using Search.Text.Lexicon;
using Search.Text.Pinyin;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench lexicon</c>: what opening the dictionary and the gloss table costs in a fresh process, first use included.
/// </summary>
public static class LexiconCommand
{
    public static Command Create()
    {
        var command = new Command("lexicon", "Measures the loading of the dictionary and the gloss table.");
        command.SetAction(static parsed =>
        {
            var segmentation = new HanSegmentation();
            Measure(
                "lexicon.bin",
                () =>
                {
                    new HanSegmenter(HanLexicon.Default).Segment([0x4E2D, 0x56FD, 0x4EBA], segmentation);
                    return HanLexicon.Default.WordCount;
                }
            );
            Measure(
                "glosses.bin",
                () =>
                {
                    return GlossTable.Default.TryGet("银行", out var english) ? english.Length : 0;
                }
            );
            Measure("pinyin search", () => PinyinTable.Default.Words("beijing").Count);
            Measure(
                "glosses from English",
                () =>
                    GlossTable.Default.TryFindEnglish("bank", out var bank)
                        ? GlossTable.Default.ChineseOf(bank).Length
                        : 0
            );
        });
        return command;
    }

    private static void Measure(string what, Func<int> first)
    {
        using var process = Process.GetCurrentProcess();
        var resident = process.WorkingSet64;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        // Processor time: what other processes do on the machine is not the dictionary's cost.
        var start = Environment.CpuUsage.TotalTime;
        var count = first();
        var time = Environment.CpuUsage.TotalTime - start;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        process.Refresh();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {count} found, {time.TotalMilliseconds:F1} ms, {allocated / 1e6:F2} MB allocated, {(process.WorkingSet64 - resident) / 1e6:F1} MB more resident"
            )
        );
    }
}
