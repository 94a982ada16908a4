using Search.Corpus.Reading;

namespace Search.Corpus.Tests.Reading;

public sealed class CorpusFilesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gives_its_documents_in_order_and_leaves_out_what_is_none()
    {
        foreach (var name in new[] { "b.txt", "a/c.md", "LICENSE", "image.png", ".hidden/d.txt", ".e.txt", "a/f.TSV" })
        {
            _ = _folder.Write(name, "x");
        }

        var files = CorpusFiles.Find([_folder.Root]);
        files.Select(f => f.Name).ShouldBe(["a/c.md", "a/f.TSV", "b.txt"]);
        files.ShouldAllBe(f => f.Source == Path.GetFileName(_folder.Root));
    }

    [Fact]
    public void Patterns_find_files_at_any_depth_and_each_file_comes_once()
    {
        foreach (var name in new[] { "a/one.md", "a/b/two.md", "a/three.txt", "four.md" })
        {
            _ = _folder.Write(name, "x");
        }

        Names("**/*.md").ShouldBe(["a/b/two.md", "a/one.md", "four.md"]);
        Names("*.md").ShouldBe(["four.md"]);
        Names("a/*/tw?.md").ShouldBe(["b/two.md"]);
        CorpusFiles.Find([_folder.Root, Path.Combine(_folder.Root, "four.md")]).Count.ShouldBe(4);

        List<string> Names(string pattern) =>
            [
                .. CorpusFiles
                    .Find([Path.Combine(_folder.Root, pattern)])
                    .Select(f => f.Name)
                    .Order(StringComparer.Ordinal),
            ];
    }

    [Fact]
    public void Links_to_files_are_followed_and_links_to_folders_lead_nowhere()
    {
        _ = _folder.Write("a/one.md", "x");
        var outside = _folder.Write("other/two.txt", "x");
        _ = File.CreateSymbolicLink(Path.Combine(_folder.Root, "a/linked.txt"), outside);
        _ = Directory.CreateSymbolicLink(Path.Combine(_folder.Root, "a/loop"), Path.Combine(_folder.Root, "a"));
        _ = Directory.CreateSymbolicLink(Path.Combine(_folder.Root, "a/again"), Path.Combine(_folder.Root, "a"));
        CorpusFiles.Find([Path.Combine(_folder.Root, "a")]).Select(f => f.Name).ShouldBe(["linked.txt", "one.md"]);
        CorpusFiles.Find([Path.Combine(_folder.Root, "a/**/*.md")]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Two_documents_of_one_name_are_an_error_that_names_both()
    {
        var first = _folder.Write("one/docs/x.txt", "x");
        var second = _folder.Write("two/docs/x.txt", "x");
        var error = Should.Throw<CorpusFormatException>(() =>
            CorpusFiles.Find([Path.GetDirectoryName(first)!, Path.GetDirectoryName(second)!])
        );
        error.Message.ShouldContain(first);
        error.Message.ShouldContain(second);
        CorpusFiles.Find([_folder.Root]).Count.ShouldBe(2);
        CorpusFiles.Find([first, first, Path.GetDirectoryName(first)!]).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_that_is_named_is_taken_whatever_its_extension()
    {
        var path = _folder.Write("data.bin", "x");
        CorpusFiles.Find([path]).ShouldHaveSingleItem().Source.ShouldBe("data.bin");
    }

    [Theory]
    [InlineData("a.en", "a.zh")]
    [InlineData("a.en.txt", "a.zh-cn.txt")]
    [InlineData("a_en.html", "a_zh_TW.html")]
    [InlineData("en/a.txt", "zh/a.txt")]
    [InlineData("train.en-US.txt", "train.zh-Hant.txt")]
    public void Files_whose_names_differ_by_their_language_are_one_document(string english, string chinese)
    {
        _ = _folder.Write(english, "x");
        _ = _folder.Write(chinese, "x");
        var file = CorpusFiles.Find([_folder.Root]).ShouldHaveSingleItem();
        file.Path.ShouldEndWith(english.Split('/')[^1]);
        file.ChinesePath.ShouldNotBeNull().ShouldEndWith(chinese.Split('/')[^1]);
    }

    [Fact]
    public void Each_Chinese_variant_is_joined_with_the_English_file()
    {
        foreach (var name in new[] { "a.en.html", "a.zh-cn.html", "a.zh-tw.html" })
        {
            _ = _folder.Write(name, "x");
        }

        CorpusFiles
            .Find([_folder.Root])
            .Select(f => f.Name)
            .ShouldBe(["a.zh-cn.html", "a.zh-tw.html"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("zh_CN.po")]
    [InlineData("zh.txt")]
    [InlineData("kitchen.txt")]
    public void A_file_without_its_twin_stays_alone(string name)
    {
        _ = _folder.Write(name, "x");
        _ = _folder.Write("other.en.md", "x");
        CorpusFiles.Find([_folder.Root]).ShouldAllBe(f => f.ChinesePath == null);
    }
}
