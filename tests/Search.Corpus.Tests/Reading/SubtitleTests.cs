using Search.Corpus.Reading;
using Search.Text.Pairs;

namespace Search.Corpus.Tests.Reading;

public sealed class SubtitleTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lines_of_one_subrip_cue_share_a_block_and_lose_their_codes()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.srt",
            "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<i>Tea is hot.</i>\r\n<font color=\"#fff\">茶很热。</font>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000 X1:1\r\na < b & c\r\n甲小于乙\r\n",
            CorpusFormat.Srt
        );
        RawDocuments
            .Show(document)
            .ShouldBe(["0 Cue Tea is hot.", "0 Cue 茶很热。", "1 Cue a < b & c", "1 Cue 甲小于乙"]);
        document.Lines[0].Start.ShouldBe(TimeSpan.FromSeconds(1));
        document.Lines[0].End.ShouldBe(TimeSpan.FromSeconds(2.5));
        document.Lines[1].Number.ShouldBe(4);
    }

    [Fact]
    public void Doubled_cues_become_one_block_also_when_they_are_two_tracks_after_each_other()
    {
        const string Doubled = """
            1
            00:00:01,000 --> 00:00:02,000
            One.

            2
            00:00:01,000 --> 00:00:02,000
            一。

            3
            00:00:03,000 --> 00:00:04,000
            Two.

            4
            00:00:03,040 --> 00:00:04,000
            二。

            """;
        const string Tracks = """
            1
            00:00:01,000 --> 00:00:02,000
            One.

            2
            00:00:03,000 --> 00:00:04,000
            Two.

            1
            00:00:01,000 --> 00:00:02,000
            一。

            2
            00:00:03,000 --> 00:00:04,000
            二。

            """;
        foreach (var text in new[] { Doubled, Tracks })
        {
            RawDocuments
                .Show(RawDocuments.Read(_folder, "a.srt", text, CorpusFormat.Srt))
                .ShouldBe(["0 Cue One.", "0 Cue 一。", "1 Cue Two.", "1 Cue 二。"]);
        }
    }

    [Fact]
    public void Missing_blank_lines_between_cues_and_blank_lines_inside_them_are_survived()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n一。\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n3\n00:00:05,000 --> 00:00:06,000\n三。\n",
            CorpusFormat.Srt
        );
        RawDocuments.Show(document).ShouldBe(["0 Cue One.", "0 Cue 一。", "1 Cue Two.", "2 Cue 三。"]);
    }

    [Fact]
    public void A_cue_without_times_is_an_error_with_its_line()
    {
        var path = _folder.Write("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n");
        Should.Throw<CorpusFormatException>(() => RawDocuments.Read(path, CorpusFormat.Srt)).Line.ShouldBe(5);
        var bad = _folder.Write(
            "b.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:0x,000 --> 00:00:04,000\nTwo.\n"
        );
        Should.Throw<CorpusFormatException>(() => RawDocuments.Read(bad, CorpusFormat.Srt)).Line.ShouldBe(6);
    }

    [Fact]
    public void Webvtt_skips_notes_and_styles_and_decodes_references()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.vtt",
            "WEBVTT - film\n\nNOTE a note\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann>Tea &amp; <c.loud>cake</c></v>\n茶<00:01.500>和蛋糕\n",
            CorpusFormat.Vtt
        );
        RawDocuments.Show(document).ShouldBe(["0 Cue Tea & cake", "0 Cue 茶和蛋糕"]);
    }

    [Fact]
    public void Ass_takes_dialogue_by_its_format_line_and_brings_two_tracks_together()
    {
        const string Text = """
            [Script Info]
            Title: Tea
            [V4+ Styles]
            Style: ZH,Arial,20
            [Events]
            Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
            Comment: 0,0:00:00.00,0:00:09.00,ZH,,0,0,0,,not shown
            Dialogue: 0,0:00:03.00,0:00:04.00,ZH,,0,0,0,,{\b1}二，{\b0}三。
            Dialogue: 0,0:00:01.00,0:00:02.00,ZH,,0,0,0,,一。\N{\fs12}One, and\none more.
            Dialogue: 0,0:00:03.00,0:00:04.00,EN,,0,0,0,,Two, three.
            Dialogue: 0,0:00:05.00,0:00:06.00,EN,,0,0,0,,{\p1}m 0 0 l 100 0 100 100{\p0}
            """;
        var document = RawDocuments.Read(_folder, "a.ass", Text, CorpusFormat.Ass);
        RawDocuments
            .Show(document)
            .ShouldBe(["0 Cue 一。", "0 Cue One, and one more.", "1 Cue 二，三。", "1 Cue Two, three."]);
        document.Metadata.Title.ShouldBe("Tea");
    }

    [Fact]
    public void Lyrics_are_read_with_times_of_several_repeats_and_of_words()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.lrc",
            "[ti:Tea]\n[ar:Ann]\n[00:01.00][00:09.00]Hot tea\n[00:01.00][00:09.00]热茶\n[00:05:50]<00:05.50>Cold <00:05.90>tea\n[00:07.00]\n",
            CorpusFormat.Lrc
        );
        document.Metadata.Title.ShouldBe("Tea");
        RawDocuments
            .Show(document)
            .ShouldBe(["0 Cue Hot tea", "0 Cue 热茶", "1 Cue Cold tea", "2 Cue Hot tea", "2 Cue 热茶"]);
    }

    [Fact]
    public void Two_files_of_one_film_are_joined_by_time()
    {
        _ = _folder.Write(
            "film.en.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo,\n\n3\n00:00:04,100 --> 00:00:05,000\nthree.\n\n4\n00:00:08,000 --> 00:00:09,000\nAlone.\n"
        );
        _ = _folder.Write(
            "film.zh.srt",
            "1\n00:00:01,100 --> 00:00:02,000\n一。\n\n2\n00:00:03,000 --> 00:00:05,000\n二，三。\n"
        );
        var file = CorpusFiles.Find([_folder.Root]).ShouldHaveSingleItem();
        var options = new CorpusOptions();
        var report = new FileReport(file);
        var document = ReaderTable
            .Subtitles(CorpusFormat.Srt)
            .Read(
                new SourceText(file.Path, options, report),
                new SourceText(file.ChinesePath!, options, report),
                "film"
            );
        RawDocuments
            .Show(document)
            .ShouldBe(["0 Cue One.", "0 Cue 一。", "1 Cue Two,", "1 Cue three.", "1 Cue 二，三。", "2 Cue Alone."]);
        document.Lines[1].Language.ShouldBe(Language.Chinese);
        document.IsTwoSided.ShouldBeFalse();
    }

    [Fact]
    public void Each_subtitle_format_is_told_by_its_content()
    {
        Format("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nOne.\n一。\n").ShouldBe(CorpusFormat.Srt);
        Format("b.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.\n一。\n").ShouldBe(CorpusFormat.Vtt);
        Format("c.txt", "[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,One.\\N一。\n")
            .ShouldBe(CorpusFormat.Ass);
        Format("d.txt", "[ti:x]\n[00:01.00]One.\n[00:01.00]一。\n[00:02.00]Two.\n[00:02.00]二。\n")
            .ShouldBe(CorpusFormat.Lrc);
    }

    private CorpusFormat Format(string name, string text)
    {
        var path = _folder.Write(name, text);
        return ScratchFolder.Read(path).Report.Format;
    }
}
