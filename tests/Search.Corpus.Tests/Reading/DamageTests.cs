using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using Search.Corpus.Reading;

namespace Search.Corpus.Tests.Reading;

/// <summary>Damaged input of every format: a clear error or what can be read, soon, and in bounded memory.</summary>
public sealed class DamageTests : IDisposable
{
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["a.tsv"] = "1\tThe tea is hot.\t茶很热。\tAnn\n2\tSit down, please.\t请坐下。\tBo\n",
        ["a.csv"] = "id,en,zh\n1,\"The \"\"tea\"\" is hot.\",茶很热。\n2,\"Sit, please.\",\"请,坐下。\"\n",
        ["a.jsonl"] =
            "{\"en\":\"The tea is hot.\",\"zh\":\"茶很热。\"}\n{\"translation\":{\"en\":\"Sit.\",\"zh\":\"坐。\"}}\n",
        ["a.po"] =
            "msgid \"\"\nmsgstr \"Language: zh\\n\"\n\nmsgctxt \"x\"\nmsgid \"Tea\"\nmsgid_plural \"Teas\"\nmsgstr[0] \"茶\"\n\nmsgid \"Sit\"\nmsgstr \"坐\"\n",
        ["a.tmx"] =
            "<?xml version=\"1.0\"?><!DOCTYPE tmx [<!ENTITY a \"b\">]><tmx version=\"1.4\"><header/><body><tu tuid=\"1\"><prop type=\"x\">y</prop><tuv xml:lang=\"en\"><seg>Tea <bpt i=\"1\"/>&lt;</seg></tuv><tuv xml:lang=\"zh\"><seg><![CDATA[茶]]></seg></tuv></tu></body></tmx>",
        ["a.xlf"] =
            "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"zh\"><body><trans-unit id=\"1\"><source>Tea<g id=\"2\">s</g></source><target>茶</target></trans-unit></body></file></xliff>",
        ["a.xliff"] =
            "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"zh\"><file id=\"f\"><unit id=\"1\"><segment><source>Tea</source><target>茶</target></segment></unit></file></xliff>",
        ["a.srt"] =
            "1\n00:00:01,000 --> 00:00:02,000\n<i>Tea is hot.</i>\n茶很热。\n\n2\n00:00:03,000 --> 00:00:04,000\nSit.\n坐。\n",
        ["a.vtt"] = "WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:02.000 align:start\n<v Ann>Tea is hot.\n茶很热。\n",
        ["a.ass"] =
            "[Script Info]\nTitle: x\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,{\\b1}Tea is hot.\\N茶很热。\n",
        ["a.lrc"] = "[ti:Tea]\n[00:01.00]Tea is hot.\n[00:01.00]茶很热。\n[00:02.00]Sit.\n[00:02.00]坐。\n",
        ["a.md"] =
            "---\ntitle: x\n---\n\n# Tea\n\n# 茶\n\nTea is *hot*.\n\n茶很热。\n\n```\ncode\n```\n\n| en | zh |\n|---|---|\n| Tea | 茶 |\n\n> - a\n>   1. b\n",
        ["a.html"] =
            "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body><nav>x</nav><p>Tea is <b>hot</b>.</p><p>茶很热。</p><table><tr><td>Tea</td><td>茶</td></tr></table></body></html>",
        ["a.txt"] = "The tea is hot.\n茶很热。\n\nSit down, please.\n请坐下。\n",
    };

    private readonly ScratchFolder _folder = new();

    public static TheoryData<string> Names => [.. Samples.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_whole_sample_gives_pairs(string name)
    {
        ScratchFolder.Read(_folder.Write(name, Samples[name])).Pairs.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_pipe_is_an_error_that_says_what_to_do()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux gives an open pipe a path");
        using var pipe = new AnonymousPipeServerStream(PipeDirection.In);
        pipe.ClientSafePipeHandle.IsInvalid.ShouldBeFalse("or opening the other end would wait for a writer");
        var handle = pipe.SafePipeHandle.DangerousGetHandle().ToString(CultureInfo.InvariantCulture);
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read($"/proc/self/fd/{handle}"));
        error.Problem.ShouldContain("pipe");
        error.Remedy.ShouldContain("Write it to a file");
    }

    [Fact]
    public void A_device_that_never_ends_is_an_error_that_says_what_to_do()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "this machine has no device that never ends");
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read("/dev/zero"));
        error.Problem.ShouldContain("device");
        error.Remedy.ShouldContain("Write it to a file");
    }

    [Fact]
    public void A_file_without_a_byte_is_no_device()
    {
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(_folder.Write("empty.tsv", "")));
        error.Problem.ShouldContain("empty");
    }

    [Theory]
    [InlineData(
        "bad.srt",
        "1\n00:00:01,000 -> 2\nTea is hot.\n茶很热。\n\n2\n00:00:03,000 --> 00:00:04,000\nSit.\n坐。\n",
        ":1:"
    )]
    [InlineData("bad.jsonl", "{\"en\":[[[[\n", ":1:")]
    [InlineData("bad.tmx", "Tea is hot.\n茶很热。\n", ":1:")]
    [InlineData("bad.docx", "Tea is hot.\n茶很热。\n", ".docx document")]
    public void A_damaged_file_of_a_known_kind_is_not_read_as_running_text(string name, string text, string said)
    {
        var error = Should.Throw<CorpusFormatException>(() => _folder.Read(name, text));
        error.Message.ShouldContain(said);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_cut_at_any_byte_is_read_or_refused_with_its_name(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(Samples[name]);
        for (var length = 0; length < bytes.Length; length++)
        {
            ReadOrRefuse(name, bytes[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_that_are_changed_lost_or_doubled_are_read_or_refused_with_the_name(string name)
    {
        const int Seed = 5150;
        var random = new Random(Seed);
        var bytes = Encoding.UTF8.GetBytes(Samples[name]);
        for (var i = 0; i < 150; i++)
        {
            var damaged = new List<byte>(bytes);
            var at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0:
                    damaged[at] = (byte)random.Next(256);
                    break;
                case 1:
                    damaged.RemoveRange(at, Math.Min(random.Next(1, 20), damaged.Count - at));
                    break;
                case 2:
                    damaged.InsertRange(at, damaged.GetRange(at, Math.Min(random.Next(1, 60), damaged.Count - at)));
                    break;
                default:
                    damaged.Insert(at, (byte)"<>&\"\\{}[]\n\t\0"[random.Next(12)]);
                    break;
            }

            ReadOrRefuse(name, [.. damaged], $"seed {Seed}, round {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_zero_byte_is_refused_with_its_line(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(Samples[name]);
        // Beyond the head of the file, where it could make the whole look like UTF-16.
        var padding = Encoding.UTF8.GetBytes(Samples[name]);
        var body = new List<byte>();
        while (body.Count < 8192)
        {
            body.AddRange(padding);
            body.Add((byte)'\n');
        }

        body.AddRange(bytes);
        body[^10] = 0;
        var format = ScratchFolder.Read(_folder.Write(name, Samples[name])).Report.Format;
        var path = _folder.Write(name, [.. body]);
        var error = Should.Throw<CorpusFormatException>(() =>
            ScratchFolder.Read(path, new CorpusOptions { Format = format })
        );
        error.Line.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(CorpusFormat.Auto)]
    [InlineData(CorpusFormat.Text)]
    [InlineData(CorpusFormat.Markdown)]
    [InlineData(CorpusFormat.Html)]
    [InlineData(CorpusFormat.Srt)]
    [InlineData(CorpusFormat.Tsv)]
    [InlineData(CorpusFormat.Csv)]
    [InlineData(CorpusFormat.Jsonl)]
    [InlineData(CorpusFormat.Po)]
    [InlineData(CorpusFormat.Tmx)]
    public void A_line_of_a_hundred_megabytes_is_refused_soon_and_in_bounded_memory(CorpusFormat format)
    {
        var path = Path.Combine(_folder.Root, "giant.dat");
        using (var stream = File.Create(path))
        {
            var chunk = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("tea 茶, ", 100_000)));
            for (var written = 0; written < 100_000_000; written += chunk.Length)
            {
                stream.Write(chunk);
            }
        }

        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Should.Throw<CorpusFormatException>(() =>
            ScratchFolder.Read(path, new CorpusOptions { Format = format })
        );
        error.Message.ShouldContain("giant.dat");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64L << 20);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n")]
    public void An_empty_file_is_refused(string text)
    {
        var path = _folder.Write("a.txt", text);
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path)).Message.ShouldContain("empty");
    }

    [Fact]
    public void Binary_files_and_archives_are_refused_by_what_they_are()
    {
        var random = new byte[4096];
        new Random(3).NextBytes(random);
        Refused("a.txt", random).Message.ShouldContain("binary");
        Refused("a.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]).Message.ShouldContain("compressed");
        Refused("a.pdf", "%PDF-1.7\n"u8.ToArray()).Message.ShouldContain("PDF");
        Refused("a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Message.ShouldContain("docx");
    }

    [Fact]
    public void A_path_that_names_nothing_is_refused()
    {
        Should.Throw<CorpusFormatException>(() => CorpusFiles.Find([Path.Combine(_folder.Root, "none")]));
        Should.Throw<CorpusFormatException>(() => CorpusFiles.Find([Path.Combine(_folder.Root, "*.none")]));
    }

    private CorpusFormatException Refused(string name, byte[] bytes)
    {
        var path = _folder.Write(name, bytes);
        return Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
    }

    private void ReadOrRefuse(string name, byte[] bytes, string note = "")
    {
        var path = _folder.Write(name, bytes);
        try
        {
            _ = ScratchFolder.Read(path);
        }
        catch (CorpusFormatException e)
        {
            e.Message.ShouldContain(name, customMessage: note);
            e.Remedy.ShouldNotBeEmpty();
        }
    }
}
