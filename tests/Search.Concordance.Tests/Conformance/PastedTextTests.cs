using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Conformance;

/// <summary>Text with signs that are operators elsewhere finds the pair that it was copied from.</summary>
public sealed class PastedTextTests
{
    [Theory]
    [InlineData("See https://www.example.com/path/page.html?id=42 for more.", "page.html?id=42")]
    [InlineData("See https://www.example.com/path/page.html?id=42 for more.", "page.html?id=42 for")]
    [InlineData("Open audiocd:/?device to list it.", "audiocd:/?device")]
    [InlineData("The video is at watch?v=abc there.", "watch?v=abc")]
    [InlineData("Use [*forwardRef*](#forwardref): it waits.", "[*forwardRef*](#forwardref):")]
    [InlineData("Then sum_{i=1}^{2*n} is y=b+m*x of **bold** text.", "sum_{i=1}^{2*n}")]
    [InlineData("Then sum_{i=1}^{2*n} is y=b+m*x of **bold** text.", "is y=b+m*x of")]
    [InlineData("Then sum_{i=1}^{2*n} is y=b+m*x of **bold** text.", "of **bold** text")]
    [InlineData("Call kill -9 or ls -l, with -s ignored.", "kill -9")]
    [InlineData("Call kill -9 or ls -l, with -s ignored.", "ls -l")]
    [InlineData("Call kill -9 or ls -l, with -s ignored.", "-s ignored")]
    [InlineData("Run autoreconf -i -f --verbose now.", "autoreconf -i -f --verbose")]
    [InlineData("It was -5°C outside.", "-5°C")]
    [InlineData("It was −5°C outside.", "was −5°C")]
    [InlineData("Angular的*预编译*器会改写代码。", "Angular的*预编译*器会")]
    [InlineData("是吗？我不知道他来了没有。", "是吗？我不知道")]
    [InlineData("是吗？我不知道他来了没有。", "是吗?我不知道")]
    [InlineData("今天的天气真的很好～", "今天的天气真的很好～")]
    [InlineData("产品－说明－目录", "－说明")]
    [InlineData("大约10～20天。", "10～20")]
    public async Task Pasted_text_with_signs_finds_its_pair(string text, string piece)
    {
        var pair = new AlignedPair
        {
            Id = PairId.Compute("test", "test", text, text),
            English = text,
            Chinese = text,
            Source = "test",
        };
        var other = pair with { Id = PairId.Compute("test", "test", "Other", "别"), English = "Other", Chinese = "别" };
        var index = new NaivePairIndex([pair, other], new TextAnalyzer());
        var query = QueryParser.Parse(piece).Query.ShouldNotBeNull();
        var page = await index.SearchAsync(new SearchRequest { Query = query }, TestContext.Current.CancellationToken);
        page.Hits.Select(hit => hit.Id).ShouldBe([pair.Id]);
    }
}
