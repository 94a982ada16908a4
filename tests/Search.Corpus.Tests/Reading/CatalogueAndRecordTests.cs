using Search.Corpus.Reading;

namespace Search.Corpus.Tests.Reading;

public sealed class CatalogueAndRecordTests : IDisposable
{
    private const string Catalogue = """
        # A header.
        msgid ""
        msgstr ""
        "Project-Id-Version: tea 2.0\n"
        "PO-Revision-Date: 2022-05-31 22:58+0800\n"
        "Content-Type: text/plain; charset=UTF-8\n"
        "Language: zh_CN\n"

        #: main.c:10
        msgctxt "menu"
        msgid "Open \"%s\"\n"
        "now"
        msgstr "现在打开“%s”"

        #, fuzzy
        msgid "Close"
        msgstr "开"

        msgid "one cup"
        msgid_plural "%d cups"
        msgstr[0] "%d 杯"

        msgid "Untranslated"
        msgstr ""
        #~ msgid "Old"
        #~ msgstr "旧"
        msgid "Quit"
        msgstr "退出"
        """;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_catalogue_gives_its_translated_messages_with_context_and_both_numbers()
    {
        var path = _folder.Write("zh_CN.po", Catalogue);
        var (pairs, report) = ScratchFolder.Read(path);
        pairs
            .Select(p => (p.ExternalId, p.English, p.Chinese))
            .ShouldBe([
                ("menu", "Open \"%s\"\nnow", "现在打开“%s”"),
                (null, "one cup", "%d 杯"),
                (null, "%d cups", "%d 杯"),
                (null, "Quit", "退出"),
            ]);
        pairs[0].Title.ShouldBe("tea 2.0");
        pairs[0].Date.ShouldBe(new DateOnly(2022, 5, 31));
        report.Dropped["fuzzy"].ShouldBe(1);
        report.Dropped["untranslated"].ShouldBe(1);
    }

    [Theory]
    [InlineData("msgid \"a\nmsgstr \"甲\"\n", 1)]
    [InlineData("msgid \"a\"\nmsgstr \"甲\"\nnonsense here\n", 3)]
    [InlineData("msgid \"a\"\nmsgstr \"甲\"\n\nmsgid \"b\"\n", 4)]
    [InlineData("msgstr \"甲\"\nmsgid \"a\"\n", 1)]
    public void A_damaged_catalogue_is_an_error_with_its_line(string text, int line)
    {
        var path = _folder.Write("a.po", text);
        var error = Should.Throw<CorpusFormatException>(() =>
            ScratchFolder.Read(path, new CorpusOptions { Format = CorpusFormat.Po })
        );
        error.Line.ShouldBe(line);
    }

    [Fact]
    public void A_flag_of_an_obsolete_message_says_nothing_of_the_next()
    {
        var pairs = _folder.Read(
            "a.po",
            "#, fuzzy\n#~ msgid \"a\"\n#~ msgstr \"b\"\n\nmsgid \"Good message\"\nmsgstr \"好消息\"\n\n"
                + "#, fuzzy\nmsgid \"Bad message\"\nmsgstr \"坏消息\"\n"
        );
        pairs.ShouldHaveSingleItem().English.ShouldBe("Good message");
    }

    [Fact]
    public void A_catalogue_of_another_language_has_no_pairs()
    {
        const string Text = "msgid \"\"\nmsgstr \"Language: ja\\n\"\n\nmsgid \"Stop\"\nmsgstr \"停止\"\n";
        var (pairs, report) = ScratchFolder.Read(_folder.Write("ja.po", Text));
        pairs.ShouldBeEmpty();
        report.Dropped["other-language"].ShouldBe(1);
        _folder.Read("zh.po", Text.Replace("ja", "zh_TW")).ShouldHaveSingleItem();
        _folder.Read("none.po", Text.Replace("ja", "")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("""{"lang":"en-zh","src":"Good bye now.","tgt":"再见。"}""", "Good bye now.", "再见。")]
    [InlineData("""{"origin":"tatoeba","text":"Hello there.","translation":"你好。"}""", "Hello there.", "你好。")]
    [InlineData(
        """{"title_en":"T","title":"标题","content_en":"The body.","content_zh":"这里是正文。"}""",
        "The body.",
        "这里是正文。"
    )]
    public void Of_texts_without_known_names_the_longest_are_taken(string line, string english, string chinese)
    {
        var pair = _folder.Read("a.jsonl", line + "\n").ShouldHaveSingleItem();
        pair.English.ShouldBe(english);
        pair.Chinese.ShouldBe(chinese);
    }

    [Theory]
    [InlineData("""{"en":"bad \ud83d half","zh":"坏的"}""", "surrogate")]
    [InlineData("""{"en":"bad \u0000 sign","zh":"坏的"}""", "NUL")]
    public void A_line_whose_text_is_no_text_is_an_error_or_left_out(string line, string problem)
    {
        var path = _folder.Write("a.jsonl", line + "\n" + """{"en":"Good.","zh":"好的。"}""" + "\n");
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
        error.Line.ShouldBe(1);
        error.Message.ShouldContain(problem);
        var (pairs, _) = ScratchFolder.Read(path, new CorpusOptions { SkipBad = true });
        pairs.ShouldHaveSingleItem().English.ShouldBe("Good.");
    }

    [Theory]
    [InlineData("""[{"en": "The tea.", "zh": "茶。"},""" + "\n" + """{"en": "A cup.", "zh": "一杯。"}]""")]
    [InlineData(
        """
            [
              {
                "en": "The tea.",
                "zh": "茶。"
              }
            ]
            """
    )]
    public void A_json_array_is_called_one(string text) =>
        Should
            .Throw<CorpusFormatException>(() => ScratchFolder.Read(_folder.Write("a.json", text)))
            .Message.ShouldContain("JSON array");

    [Fact]
    public void Json_lines_are_read_by_name_nested_or_not_and_by_script()
    {
        var pairs = _folder.Read(
            "a.jsonl",
            """
            {"id": 7, "en": "Hot.", "zh": "热。", "url": "https://example.org", "date": "2024-05-06", "quality": 0.5}
            {"translation": {"en": "Cold.", "zh": "冷。"}}

            {"a": "Soft.", "b": "软。"}
            """
        );
        pairs.Select(p => (p.English, p.Chinese)).ShouldBe([("Hot.", "热。"), ("Cold.", "冷。"), ("Soft.", "软。")]);
        pairs[0].ExternalId.ShouldBe("7");
        pairs[0].Quality.ShouldBe(0.5f);
        pairs[0].Date.ShouldBe(new DateOnly(2024, 5, 6));
    }

    [Fact]
    public void A_line_that_is_no_json_object_is_an_error_with_its_number()
    {
        var path = _folder.Write("a.jsonl", "{\"en\":\"Hot.\",\"zh\":\"热。\"}\n{\"en\":\"Cold\n{\"en\":1}\n");
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path)).Line.ShouldBe(2);
        var (pairs, report) = ScratchFolder.Read(path, new CorpusOptions { SkipBad = true });
        pairs.Count.ShouldBe(1);
        report.FirstBad.Select(b => b.Line).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    public void Csv_with_quotes_header_and_line_ends_in_fields_is_read(string delimiter)
    {
        var text =
            $"id{delimiter}english{delimiter}chinese\r\n1{delimiter}\"Tea{delimiter} \"\"hot\"\"\"{delimiter}热茶\r\n2{delimiter}\"two\nlines\"{delimiter}两行\r\n";
        var pairs = _folder.Read("a.csv", text);
        pairs
            .Select(p => (p.ExternalId, p.English, p.Chinese))
            .ShouldBe([("1", $"Tea{delimiter} \"hot\"", "热茶"), ("2", "two\nlines", "两行")]);
    }

    [Fact]
    public void A_row_of_csv_with_more_text_than_its_header_has_columns_is_an_error_with_its_line()
    {
        var path = _folder.Write("a.csv", "zh,en,note\n热。,Hot.,,\n坐下。,Sit, please.,polite\n");
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
        error.Line.ShouldBe(3);
    }

    [Fact]
    public void A_row_of_csv_with_too_few_fields_is_an_error_with_its_line()
    {
        var path = _folder.Write("a.csv", "en,zh\nHot.,热。\n\"two\nlines\",两行\nalone\nCold.,冷。\n");
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path)).Line.ShouldBe(5);
    }

    [Fact]
    public void A_quote_that_never_closes_is_refused_in_bounded_memory()
    {
        var path = _folder.Write(
            "a.csv",
            "en,zh\nHot.,热。\n\"" + string.Concat(Enumerable.Repeat("x,y\n", 2_000_000))
        );
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
        error.Line.ShouldBe(3);
        error.Message.ShouldContain("quote");
    }

    [Fact]
    public void Commas_between_prose_are_no_columns()
    {
        var path = _folder.Write(
            "a.txt",
            "Tea, he said, is hot.\n\n他说,茶,很热。\n\nSit down, please, and wait.\n\n请坐,然后,等一等。\n"
        );
        ScratchFolder.Read(path).Report.Format.ShouldBe(CorpusFormat.Text);
    }

    [Fact]
    public void Twin_files_of_lines_in_step_are_paired_line_by_line()
    {
        var en = _folder.Write("corpus.en", "One.\n\nTwo.\n");
        _ = _folder.Write("corpus.zh", "一。\n\n二。\n");
        var file = CorpusFiles.Find([_folder.Root]).ShouldHaveSingleItem();
        file.Path.ShouldBe(en);
        var report = new FileReport(file);
        var pairs = new CorpusReader(new CorpusOptions()).Read(file, report).ToList();
        report.Format.ShouldBe(CorpusFormat.Moses);
        pairs.Select(p => (p.English, p.Chinese)).ShouldBe([("One.", "一。"), ("Two.", "二。")]);
    }

    [Fact]
    public void Twin_files_out_of_step_are_an_error_where_lines_are_asked_for()
    {
        _ = _folder.Write("corpus.en", "One.\nTwo.\nThree.\n");
        _ = _folder.Write("corpus.zh", "一。\n二。\n");
        var file = CorpusFiles.Find([_folder.Root]).Single();
        var error = Should.Throw<CorpusFormatException>(() =>
            new CorpusReader(new CorpusOptions { Format = CorpusFormat.Moses }).Read(file, new FileReport(file)).Count()
        );
        error.Line.ShouldBe(3);
        error.File.ShouldEndWith("corpus.zh");
    }

    [Fact]
    public void A_manual_that_shows_pieces_of_other_formats_is_running_text()
    {
        foreach (
            var piece in new[]
            {
                "[Script Info]\nTitle: x\n",
                "msgid \"Tea\"\nmsgstr \"茶\"\n",
                "[00:01.00]Tea\n[00:02.00]茶\n",
                "1\n00:00:01,000 --> 00:00:02,000\nTea\n",
                "{\"en\": \"Tea\"}\n",
            }
        )
        {
            var path = _folder.Write(
                "manual.txt",
                "How to write such a file.\n怎样写这样的文件。\n\nIt begins like this.\n它这样开头。\n\n"
                    + piece
                    + "\nThen save it.\n然后保存。\n\nNow open it again.\n现在再打开它。\n"
            );
            ScratchFolder.Read(path).Report.Format.ShouldBe(CorpusFormat.Text);
        }
    }
}
