using Search.Corpus.Documents;
using Search.Corpus.Reading;
using Search.Text.Pairs;

namespace Search.Corpus.Tests.Reading;

public sealed class MarkupTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_heading_over_a_rule_keeps_its_text()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.md",
            "Growing garlic\n===\n\n种大蒜\n---\n\nPlant it.\n",
            CorpusFormat.Markdown
        );
        var headings = document
            .Lines.Where(line => line.Kind == RawKind.Heading)
            .Select(line => (line.Text, line.Number));
        headings.ShouldBe([("Growing garlic", 1), ("种大蒜", 4)]);
    }

    [Fact]
    public void Markdown_keeps_the_lines_of_its_blocks_and_says_what_they_are()
    {
        const string Text = """
            ---
            title: Two teas
            date: 2024-05-06
            license: CC0
            url: https://example.org/tea
            ---

            # Tea

            # 茶

            Tea is *hot*,
            says `ann`.
            茶很热。

            - first item
            - 第一项

              continued
            > A quote.

            ```sh
            make tea
            ```

            :::note
            Careful.
            :::

            | English | 中文 |
            | --- | --- |
            | Hot. | 热。 |
            | Cold. | 冷。 |

            <div class="x">
            <p>Inside.</p>
            </div>
            """;
        var document = RawDocuments.Read(_folder, "a.md", Text, CorpusFormat.Markdown);
        document.Metadata.Title.ShouldBe("Two teas");
        document.Metadata.Date.ShouldBe(new DateOnly(2024, 5, 6));
        document.Metadata.License.ShouldBe("CC0");
        document.Metadata.Url.ShouldBe("https://example.org/tea");
        RawDocuments
            .Show(document)
            .Where(l => !l.Contains("FrontMatter", StringComparison.Ordinal))
            .ShouldBe([
                "1 Heading Tea",
                "2 Heading 茶",
                "3 Text Tea is *hot*,",
                "3 Text says `ann`.",
                "3 Text 茶很热。",
                "4 ListItem first item",
                "5 ListItem 第一项",
                "6 ListItem continued",
                "7 Quotation A quote.",
                "8 Code ```sh",
                "8 Code make tea",
                "8 Code ```",
                "9 Markup :::note",
                "9 Text Careful.",
                "9 Markup :::",
                "10 TableCell English",
                "10 TableCell 中文",
                "11 Text Hot.",
                "11 Text 热。",
                "12 Text Cold.",
                "12 Text 冷。",
                "13 Text Inside.",
            ]);
        var cell = document.Lines.Single(l => l.Text == "热。");
        cell.Language.ShouldBe(Language.Chinese);
        cell.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public void Lines_of_markdown_know_where_they_stand_in_the_file()
    {
        const string Text = "# Tea\r\n\r\n> Hot tea\r\n> 热茶\r\n\r\n\tpoured\r\n";
        var document = RawDocuments.Read(_folder, "a.md", Text, CorpusFormat.Markdown);
        document.Lines.ShouldNotBeEmpty();
        foreach (var line in document.Lines)
        {
            Text.Substring((int)line.Offset, line.Text.Length).ShouldBe(line.Text);
            Text.AsSpan(0, (int)line.Offset).Count('\n').ShouldBe(line.Number - 1);
        }
    }

    [Fact]
    public void Chinese_prose_that_is_indented_is_no_code()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.md",
            "    这一段的开头空了四格，但它不是程序。\n\ntext\n\n    x = 1\n",
            CorpusFormat.Markdown
        );
        document.Lines.Select(l => l.Kind).ShouldBe([RawKind.Text, RawKind.Text, RawKind.Code]);
    }

    [Fact]
    public void Plain_text_is_kept_line_by_line_and_blank_lines_end_blocks()
    {
        var document = RawDocuments.Read(_folder, "a.txt", "One.\n一。\n\n\n  Two.\n", CorpusFormat.Text);
        RawDocuments.Show(document).ShouldBe(["0 Text One.", "0 Text 一。", "1 Text   Two."]);
        document.Lines.Select(l => l.Number).ShouldBe([1, 2, 5]);
        document.Lines[2].Offset.ShouldBe(10);
    }

    [Fact]
    public void A_rule_at_the_start_of_plain_text_that_never_closes_begins_no_front_matter()
    {
        var document = RawDocuments.Read(_folder, "a.txt", "---\nOne.\n一。\n", CorpusFormat.Text);
        document.Lines.ShouldAllBe(l => l.Kind == RawKind.Text);
    }

    [Fact]
    public void Html_gives_the_article_and_marks_what_stands_around_it()
    {
        const string Text = """
            <!DOCTYPE html><html lang="zh-CN"><head><title>Tea — site</title>
            <meta property="og:title" content="Tea"><meta property="article:published_time" content="2024-05-06T10:00:00Z">
            <link rel="canonical" href="https://example.org/tea"><link rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/">
            <style>p{}</style><script>document.write("script")</script></head>
            <body class="has-sidebar">
            <header><a href="/">Home</a> <a href="/news">News</a></header>
            <nav><ul><li><a href="/1">One</a></li></ul></nav>
            <div class="content">
              <h1>Tea</h1>
              <p>Tea   is
                 <b>hot</b> &amp; good.</p>
              <p>茶很<i>热</i>。<br>也很好。</p>
              <p><span lang="en">Sit down.</span> <span lang="zh">请坐。</span></p>
              <p>她<ruby>喝<rp>(</rp><rt>hē</rt><rp>)</rp></ruby>茶<sup><a href="#n1">[1]</a></sup>。</p>
              <ul><li>first</li><li>第一</li></ul>
              <pre>make tea
            pour</pre>
              <table><tr><th>English</th><th>中文</th></tr><tr><td>Hot.</td><td>热。</td></tr><tr><td>Cold.</td><td>冷。</td></tr></table>
              <p hidden>secret</p><p style="display: none">secret too</p>
            </div>
            <div id="related-links"><p>More tea</p></div>
            <div><p><a href="/a">A link</a></p><p><a href="/b">B link</a></p><p><a href="/c">C link</a></p></div>
            <footer>Copyright</footer>
            </body></html>
            """;
        var document = RawDocuments.Read(_folder, "a.html", Text, CorpusFormat.Html);
        document.Metadata.Title.ShouldBe("Tea");
        document.Metadata.Date.ShouldBe(new DateOnly(2024, 5, 6));
        document.Metadata.Url.ShouldBe("https://example.org/tea");
        document.Metadata.License.ShouldBe("https://creativecommons.org/publicdomain/zero/1.0/");
        document
            .Lines.Where(l => l.Kind != RawKind.Navigation)
            .Select(l => $"{l.Kind} {l.Text}")
            .ShouldBe([
                "Heading Tea",
                "Text Tea is hot & good.",
                "Text 茶很热。",
                "Text 也很好。",
                "Text Sit down.",
                "Text 请坐。",
                "Text 她喝茶。",
                "ListItem first",
                "ListItem 第一",
                "Code make tea",
                "Code pour",
                "TableCell English",
                "TableCell 中文",
                "Text Hot.",
                "Text 热。",
                "Text Cold.",
                "Text 冷。",
            ]);
        document
            .Lines.Where(l => l.Kind == RawKind.Navigation)
            .Select(l => l.Text)
            .ShouldBe(["Home News", "One", "More tea", "A link", "B link", "C link", "Copyright"]);
        document.Lines.Single(l => l.Text == "请坐。").Language.ShouldBe(Language.Chinese);
        document.Lines.Single(l => l.Text == "茶很热。").Language.ShouldBeNull();
        document.Lines.Single(l => l.Text == "Tea is hot & good.").Number.ShouldBe(10);
    }

    [Fact]
    public void A_region_that_holds_the_page_is_read_whatever_its_class_says()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.html",
            "<body><div class='menu'><p>Tea is hot, and there is more of it.</p><p>茶很热。</p></div><p>x</p></body>",
            CorpusFormat.Html
        );
        document.Lines[0].Kind.ShouldBe(RawKind.Text);
    }

    [Fact]
    public void A_page_that_names_its_main_part_is_read_there()
    {
        var document = RawDocuments.Read(
            _folder,
            "a.html",
            "<body><div><p>aside</p></div><main><p>Tea is hot.</p><p>茶很热。</p></main><div><p>after</p></div></body>",
            CorpusFormat.Html
        );
        document.Lines.Where(l => l.Kind == RawKind.Text).Select(l => l.Text).ShouldBe(["Tea is hot.", "茶很热。"]);
    }

    [Fact]
    public void Elements_without_end_are_refused_at_once()
    {
        var path = _folder.Write("a.html", "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 300_000)));
        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path)).Message.ShouldContain("nested deeper");
        var quote = _folder.Write("a.md", string.Concat(Enumerable.Repeat(">", 50_000)) + " deep\n");
        Should
            .Throw<CorpusFormatException>(() => RawDocuments.Read(quote, CorpusFormat.Markdown))
            .Message.ShouldContain("nested too deeply");
    }

    [Fact]
    public void A_page_cut_anywhere_is_still_read_up_to_there()
    {
        const string Page =
            "<!DOCTYPE html><html><head><title>T</title></head><body><p>Tea is hot.</p><p>茶很热。</p><table><tr><td>a</td><td>茶</td></tr></table></body></html>";
        for (var length = 20; length < Page.Length; length++)
        {
            var document = RawDocuments.Read(_folder, "a.html", Page[..length], CorpusFormat.Html);
            document.Lines.Count.ShouldBeLessThanOrEqualTo(6);
            if (length > Page.IndexOf("</p>", StringComparison.Ordinal))
            {
                document.Lines[0].Text.ShouldStartWith("Tea is hot.");
            }
        }
    }
}
