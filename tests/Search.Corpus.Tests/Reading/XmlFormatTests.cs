using Search.Corpus.Reading;

namespace Search.Corpus.Tests.Reading;

public sealed class XmlFormatTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tmx_gives_a_pair_for_each_Chinese_variant_with_its_properties()
    {
        var pairs = _folder.Read(
            "a.tmx",
            """
            <?xml version="1.0"?>
            <!DOCTYPE tmx SYSTEM "tmx14.dtd">
            <tmx version="1.4"><header srclang="en-US" datatype="plaintext"/><body>
              <tu tuid="u1" creationdate="20240506T070809Z">
                <prop type="domain">law</prop><note>not text</note>
                <tuv xml:lang="EN-US"><seg>Press <bpt i="1">&lt;b&gt;</bpt>Save<ept i="1">&lt;/b&gt;</ept> &amp; <hi>wait</hi>.</seg></tuv>
                <tuv xml:lang="zh_CN"><seg>按<ph>{0}</ph>保存并等待。</seg></tuv>
                <tuv xml:lang="zh-TW"><seg>按儲存並等待。</seg></tuv>
                <tuv xml:lang="de"><seg>Speichern.</seg></tuv>
              </tu>
              <tu><tuv xml:lang="en"><seg>Only English</seg></tuv></tu>
            </body></tmx>
            """
        );
        pairs.Select(p => p.Chinese).ShouldBe(["按保存并等待。", "按儲存並等待。"]);
        pairs[0].English.ShouldBe("Press Save & wait.");
        pairs[0].ExternalId.ShouldBe("u1");
        pairs[0].Domain.ShouldBe("law");
        pairs[0].Date.ShouldBe(new DateOnly(2024, 5, 6));
    }

    [Theory]
    [InlineData("en", "ja", 0)]
    [InlineData("de", "zh-CN", 0)]
    [InlineData("en", "zh-CN", 1)]
    [InlineData("zh", "en-GB", 1)]
    public void Xliff_of_other_languages_has_no_pairs(string from, string to, int count)
    {
        var (pairs, report) = ScratchFolder.Read(
            _folder.Write(
                "a.xlf",
                $"""
                <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
                <file source-language="{from}" target-language="{to}" original="a" datatype="plaintext"><body>
                  <trans-unit id="a"><source>{(from == "zh" ? "禁止" : "Prohibited")}</source><target>{(
                    from == "zh" ? "Prohibited" : "禁止"
                )}</target></trans-unit>
                  <trans-unit id="b" translate="no"><source>Name</source><target>名</target></trans-unit>
                </body></file></xliff>
                """
            )
        );
        pairs.Count.ShouldBe(count);
        report.Dropped.ContainsKey(count == 0 ? "other-language" : "untranslated").ShouldBeTrue();
    }

    [Fact]
    public void Xliff_2_segments_that_are_not_begun_are_left_out()
    {
        var pairs = _folder.Read(
            "a.xlf",
            """
            <xliff version="2.0" srcLang="en" trgLang="zh" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f">
              <unit id="1"><segment state="initial"><source>One cup.</source><target>一杯。</target></segment></unit>
              <unit id="2"><segment state="final"><source>Two cups.</source><target>两杯。</target></segment></unit>
            </file></xliff>
            """
        );
        pairs.ShouldHaveSingleItem().English.ShouldBe("Two cups.");
    }

    [Fact]
    public void An_exported_memory_comes_back_with_its_documents()
    {
        const string Unit = """
            <tu><prop type="x-source">corpus</prop>{0}<prop type="x-quality">0.75</prop>
            <tuv xml:lang="en"><seg>{1}</seg></tuv><tuv xml:lang="zh"><seg>茶。</seg></tuv></tu>
            """;
        var pairs = _folder.Read(
            "a.tmx",
            "<tmx version=\"1.4\"><header srclang=\"en\"/><body>"
                + Unit.Replace("{0}", "<prop type=\"x-document\">tea.txt</prop>").Replace("{1}", "Tea.")
                + Unit.Replace("{0}", "").Replace("{1}", "Green tea.")
                + Unit.Replace("corpus", "https://example.org/tea").Replace("{0}", "").Replace("{1}", "Black tea.")
                + "</body></tmx>"
        );
        pairs
            .Select(p => (p.English, p.Source, p.Document, p.Url, p.Quality))
            .ShouldBe([
                ("Tea.", "corpus", "tea.txt", null, 0.75f),
                ("Green tea.", "a.tmx", "a.tmx", null, 1f),
                ("Black tea.", "a.tmx", "a.tmx", "https://example.org/tea", 1f),
            ]);
    }

    [Fact]
    public void Xliff_1_2_gives_translated_units_only()
    {
        var pairs = _folder.Read(
            "a.xlf",
            """
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
            <file source-language="en" target-language="zh-CN" original="menu.json" datatype="plaintext"><header><note>x</note></header><body>
              <trans-unit id="open"><source>Open <x id="1"/>file</source><target>打开文件</target>
                <alt-trans><source>Open</source><target>开</target></alt-trans></trans-unit>
              <trans-unit id="new"><source>New</source><target state="needs-translation">新</target></trans-unit>
              <trans-unit id="none"><source>Old</source></trans-unit>
              <trans-unit id="empty"/>
              <group><trans-unit id="close"><source>Close</source><target>关闭</target></trans-unit></group>
            </body></file></xliff>
            """
        );
        pairs
            .Select(p => (p.ExternalId, p.English, p.Chinese))
            .ShouldBe([("open", "Open file", "打开文件"), ("close", "Close", "关闭")]);
        pairs[0].Title.ShouldBe("menu.json");
    }

    [Fact]
    public void Xliff_2_gives_a_pair_a_segment_and_turns_a_Chinese_source_round()
    {
        var pairs = _folder.Read(
            "a.xliff",
            """
            <xliff version="2.0" srcLang="zh-Hans" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0">
            <file id="f1"><unit id="u1">
              <segment><source>第一句。</source><target>The first <pc id="1">sentence</pc>.</target></segment>
              <ignorable><source> </source></ignorable>
              <segment><source>第二句。</source><target>The second.</target></segment>
            </unit></file></xliff>
            """
        );
        pairs
            .Select(p => (p.English, p.Chinese))
            .ShouldBe([("The first sentence.", "第一句。"), ("The second.", "第二句。")]);
    }

    [Fact]
    public void Entities_of_a_document_are_not_expanded_and_nothing_outside_of_it_is_opened()
    {
        var secret = _folder.Write("secret.txt", "geheim");
        foreach (
            var dtd in new[]
            {
                $"<!DOCTYPE tmx [<!ENTITY x SYSTEM \"file://{secret}\">]>",
                "<!DOCTYPE tmx [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;&b;&b;&b;\">]>",
                "<!DOCTYPE tmx [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>",
            }
        )
        {
            var path = _folder.Write(
                "a.tmx",
                $"<?xml version=\"1.0\"?>{dtd}<tmx><body><tu><tuv xml:lang=\"en\"><seg>&x;</seg></tuv><tuv xml:lang=\"zh\"><seg>文</seg></tuv></tu></body></tmx>"
            );
            var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
            error.Line.ShouldBe(1);
            error.Message.ShouldNotContain("geheim");
        }
    }

    [Fact]
    public void Wrong_nesting_is_an_error_with_its_line_and_the_pairs_before_it_can_be_kept()
    {
        const string Text = """
            <tmx version="1.4"><body>
            <tu><tuv xml:lang="en"><seg>One.</seg></tuv><tuv xml:lang="zh"><seg>一。</seg></tuv></tu>
            <tu><tuv xml:lang="en"><seg>Two.</tuv></seg></tu>
            </body></tmx>
            """;
        var path = _folder.Write("a.tmx", Text);
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path)).Line.ShouldBe(3);
        var (pairs, report) = ScratchFolder.Read(path, new CorpusOptions { SkipBad = true });
        pairs.ShouldHaveSingleItem().English.ShouldBe("One.");
        report.Error.ShouldBeOfType<CorpusFormatException>().Line.ShouldBe(3);
    }

    [Fact]
    public void Nesting_without_end_and_text_without_end_are_refused_in_bounded_memory()
    {
        var deep = _folder.Write("deep.tmx", "<tmx>" + string.Concat(Enumerable.Repeat("<a>", 100_000)));
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(deep)).Message.ShouldContain("nested deeper");
        var wide = _folder.Write(
            "wide.tmx",
            "<tmx><body><tu><tuv xml:lang=\"en\"><seg>" + new string('a', 8_000_000) + "</seg></tuv></tu></body></tmx>"
        );
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(wide)).Message.ShouldContain("without markup");
        var attribute = _folder.Write("attribute.tmx", "<tmx a=\"" + new string('a', 8_000_000) + "\"/>");
        Should
            .Throw<CorpusFormatException>(() => ScratchFolder.Read(attribute))
            .Message.ShouldContain("without markup");
    }

    [Fact]
    public void Xml_of_another_kind_is_refused_by_name()
    {
        var path = _folder.Write("a.xml", "<?xml version=\"1.0\"?><rss><channel/></rss>");
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path)).Message.ShouldContain("<rss>");
    }
}
