using Search.Corpus.Alignment;
using Search.Corpus.Tests.Reading;

namespace Search.Corpus.Tests.Alignment;

public sealed class SentenceLevelTests
{
    private const string OneSentence =
        "The old harbour slept under a thin fog while the fishermen mended their nets, the gulls argued over scraps, "
        + "the bell rang twice, the boats came back one after another and everyone knew that the storm had passed.";

    private const string ManySentences =
        "老港口在薄雾下沉睡。渔民们在修补渔网。海鸥为残渣争吵。钟敲了两下。渔船一艘接一艘地回来了。市场开门了。大家都知道风暴已经过去。";

    [Theory]
    [InlineData(OneSentence, ManySentences)]
    [InlineData(
        "The river rose. The bridge closed. The school closed too. Nobody slept. The boats came at dawn. All were saved.",
        "河水上涨，桥封了，学校也停课了，一夜无人入睡，黎明时分船来了，所有人都得救了。"
    )]
    public void A_sentence_for_more_sentences_than_a_group_takes_stays_with_all_of_them(string english, string chinese)
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("one.md", $"We met in spring.\n\n我们在春天相遇。\n\n{english}\n\n{chinese}\n");
        var pairs = Fixtures.Align(path, new AlignmentOptions { Level = AlignmentLevel.Sentence });
        pairs.Count.ShouldBe(2);
        pairs[1].English.ShouldBe(english);
        pairs[1].Chinese.ShouldBe(chinese);
    }
}
