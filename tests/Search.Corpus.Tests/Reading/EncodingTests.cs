using System.Text;
using Search.Corpus.Reading;

namespace Search.Corpus.Tests.Reading;

public sealed class EncodingTests : IDisposable
{
    private const string Simplified =
        "The tea is hot, so wait a little.\t茶很热，所以请等一会儿再喝。\nWe met at the station yesterday.\t我们昨天在车站见面了。\n";

    private const string Traditional =
        "The tea is hot, so wait a little.\t茶很熱，所以請等一會兒再喝。\nWe met at the station yesterday.\t我們昨天在車站見面了。\n";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("gb18030", false)]
    [InlineData("utf-32", true)]
    public void Simplified_text_is_read_in_every_encoding_without_being_told_which(string name, bool hasMark)
    {
        var encoding = Encoding(name);
        byte[] mark = hasMark ? Encoding(name, mark: true).GetPreamble() : [];
        var path = _folder.Write("a.tsv", [.. mark, .. encoding.GetBytes(Simplified)]);
        var (pairs, report) = ScratchFolder.Read(path);
        pairs.Select(p => p.Chinese).ShouldBe(["茶很热，所以请等一会儿再喝。", "我们昨天在车站见面了。"]);
        report.BytesRead.ShouldBe(new FileInfo(path).Length);
    }

    [Fact]
    public void Traditional_text_in_big5_is_told_from_gb18030()
    {
        var path = _folder.Write("a.tsv", Encoding("big5").GetBytes(Traditional));
        var (pairs, report) = ScratchFolder.Read(path);
        pairs[0].Chinese.ShouldBe("茶很熱，所以請等一會兒再喝。");
        report.Encoding.ShouldBe("big5");
    }

    [Fact]
    public void Characters_of_an_extension_of_big5_are_an_error_and_not_another_text()
    {
        // Where Hong Kong writes 嘅, plain Big5 has a place for anybody's own use.
        var text = Traditional + "He said it.\t佢話係佢\uECD1。\n";
        var path = _folder.Write("a.tsv", Encoding("big5").GetBytes(text));
        foreach (
            var options in new[]
            {
                new CorpusOptions(),
                new CorpusOptions { Encoding = "big5-hkscs" },
            }
        )
        {
            var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path, options));
            error.Message.ShouldContain("HKSCS");
            error.Line.ShouldBe(3);
        }
    }

    [Fact]
    public void Traditional_text_in_gb18030_is_told_from_big5()
    {
        var path = _folder.Write("a.tsv", Encoding("gb18030").GetBytes(Traditional));
        var (pairs, report) = ScratchFolder.Read(path);
        pairs[0].Chinese.ShouldBe("茶很熱，所以請等一會兒再喝。");
        report.Encoding.ShouldBe("gb18030");
    }

    [Fact]
    public void Chinese_that_begins_far_into_an_English_file_still_decides_the_encoding()
    {
        var text = string.Concat(Enumerable.Repeat("plain\tascii\n", 40_000)) + Simplified;
        var path = _folder.Write("a.tsv", Encoding("gb18030").GetBytes(text));
        var (pairs, _) = ScratchFolder.Read(
            path,
            new CorpusOptions
            {
                Format = CorpusFormat.Tsv,
                EnglishColumn = 1,
                ChineseColumn = 2,
                SkipBad = true,
            }
        );
        pairs.Count.ShouldBe(2);
        pairs[1].Chinese.ShouldBe("我们昨天在车站见面了。");
    }

    [Fact]
    public void A_declared_encoding_is_believed_where_the_text_is_too_short_to_tell()
    {
        var xml =
            "<?xml version=\"1.0\" encoding=\"Big5\"?><tmx version=\"1.4\"><header/><body><tu><tuv xml:lang=\"en\"><seg>Phlogiston</seg></tuv><tuv xml:lang=\"zh-TW\"><seg>燃素</seg></tuv></tu></body></tmx>";
        var path = _folder.Write("a.tmx", Encoding("big5").GetBytes(xml));
        ScratchFolder.Read(path).Pairs.ShouldHaveSingleItem().Chinese.ShouldBe("燃素");
    }

    [Fact]
    public void The_user_can_name_the_encoding()
    {
        var path = _folder.Write("a.tsv", Encoding("gb18030").GetBytes("Phlogiston\t燃素\n"));
        var (pairs, _) = ScratchFolder.Read(path, new CorpusOptions { Encoding = "gbk" });
        pairs.ShouldHaveSingleItem().Chinese.ShouldBe("燃素");
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_an_error_with_line_and_offset_and_nothing_is_replaced()
    {
        var good = System.Text.Encoding.UTF8.GetBytes(Simplified + Simplified);
        var path = _folder.Write("a.tsv", [.. good, (byte)'x', 0xE8, 0x41, (byte)'\n']);
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
        error.ByteOffset.ShouldBe(good.Length + 1);
        error.Line.ShouldBe(5);
        error.Message.ShouldContain("utf-8");
        error.Remedy.ShouldContain("--encoding");
    }

    [Fact]
    public void A_file_cut_inside_a_character_is_an_error_with_its_offset()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Simplified);
        var path = _folder.Write("a.tsv", bytes[..^3]);
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
        error.ByteOffset.ShouldBe(bytes.Length - 4);
        error.Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("gb18030")]
    [InlineData("big5")]
    public void Invalid_bytes_of_an_older_encoding_are_an_error_with_line_and_offset(string name)
    {
        var text = name == "big5" ? Traditional : Simplified;
        var good = Encoding(name).GetBytes(text);
        var path = _folder.Write("a.tsv", [.. good, 0xB0, 0xFF, 0xFF, (byte)'\n']);
        var error = Should.Throw<CorpusFormatException>(() =>
            ScratchFolder.Read(path, new CorpusOptions { Encoding = name })
        );
        error.Line.ShouldBe(3);
        error.ByteOffset.ShouldBeInRange(good.Length, good.Length + 2);
    }

    [Fact]
    public void Western_letters_and_curly_quotes_of_old_English_files_are_read()
    {
        var en = _folder.Write("book.en", Encoding("windows-1252").GetBytes("It’s the café.\nDon’t go.\n"));
        var zh = _folder.Write("book.zh", "这是那家咖啡馆。\n别走。\n");
        var file = CorpusFiles.Find([en, zh]).Single();
        var pairs = new CorpusReader(new CorpusOptions()).Read(file, new FileReport(file)).ToList();
        pairs.Select(p => p.English).ShouldBe(["It’s the café.", "Don’t go."]);
    }

    [Fact]
    public void Bytes_of_no_known_encoding_are_refused_with_the_remedy()
    {
        var bytes = new byte[3000];
        new Random(7).NextBytes(bytes);
        var path = _folder.Write("a.txt", [.. bytes.Select(b => (byte)(b | 0x80))]);
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
        error.Remedy.ShouldContain("--encoding");
    }

    [Fact]
    public void An_unknown_encoding_name_is_refused()
    {
        var path = _folder.Write("a.tsv", Simplified);
        var error = Should.Throw<CorpusFormatException>(() =>
            ScratchFolder.Read(path, new CorpusOptions { Encoding = "klingon" })
        );
        error.Message.ShouldContain("klingon");
    }

    private static Encoding Encoding(string name, bool mark = false) =>
        name switch
        {
            "utf-8" => new UTF8Encoding(mark),
            "utf-16" => new UnicodeEncoding(false, mark),
            "utf-16BE" => new UnicodeEncoding(true, mark),
            "utf-32" => new UTF32Encoding(false, mark),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(name)!,
        };
}
