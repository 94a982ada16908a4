using Search.Corpus.Alignment;
using Search.Corpus.Reading;
using Search.Corpus.Tests.Reading;

namespace Search.Corpus.Tests.Alignment;

public sealed class GlossaryEntriesTests : IDisposable
{
    private const string Text = """
        It was a challenge to bake without an oven.

        【重点词汇】
        1. challenge ['tʃælindʒ] n. 挑战
        2. oven n. 烤箱
        go without 没有……而将就
        v. 勉强应付

        没有烤箱来烘焙是一个挑战。
        """;

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Entries_of_a_vocabulary_list_are_left_out()
    {
        var pairs = _folder.Read("a.txt", Text);
        pairs.ShouldHaveSingleItem().English.ShouldStartWith("It was");
    }

    [Fact]
    public void Entries_are_pairs_on_request_without_number_header_or_part_of_speech()
    {
        var options = new CorpusOptions { Alignment = new AlignmentOptions { KeepGlossary = true } };
        _folder
            .Read("a.txt", Text, options)
            .Select(pair => (pair.English, pair.Chinese))
            .ShouldBe([
                ("It was a challenge to bake without an oven.", "没有烤箱来烘焙是一个挑战。"),
                ("challenge", "挑战"),
                ("oven", "烤箱"),
                ("go without", "没有……而将就"),
                ("go without", "勉强应付"),
            ]);
    }
}
