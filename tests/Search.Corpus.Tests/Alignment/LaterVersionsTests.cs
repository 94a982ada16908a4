using Search.Corpus.Alignment;
using Search.Corpus.Tests.Reading;

namespace Search.Corpus.Tests.Alignment;

public sealed class LaterVersionsTests
{
    private static readonly (string English, string Draft, string Final)[] Texts =
    [
        (
            "Critics warn that most of the recordings came from only two countries.",
            "批评家警告大多数的记录来自只两个国家。",
            "批评者警告说，大部分录音只来自两个国家。"
        ),
        (
            "A larger trial, with 30 hospitals in Asia and Africa, will begin in March.",
            "一个更大的试，30医院在亚洲和非洲，会开始在三月。",
            "一项规模更大、涉及亚非30家医院的试验将于三月开始。"
        ),
        (
            "The team recorded 21,000 coughs from 4,300 patients in nine hospitals.",
            "队伍记录了21000咳嗽从4300病人在九个医院。",
            "研究小组在九家医院录下了4300名患者的2.1万次咳嗽。"
        ),
        (
            "“It is not a doctor, and it should never replace one,” she added.",
            "“它不是一个医生，和它应该从不代替一个，”她加了。",
            "“它不是医生，也绝不应取代医生，”她补充道。"
        ),
    ];

    [Fact]
    public void Of_two_versions_of_each_text_the_later_one_is_taken()
    {
        var text = string.Join("\n\n", Texts.Select(one => $"{one.English}\n{one.Draft}\n{one.Final}"));
        Align(text).ShouldBe(Texts.Select(one => (one.English, one.Final)));
    }

    [Fact]
    public void Of_two_english_versions_too()
    {
        var text = string.Join(
            "\n\n",
            Texts.Select(one =>
                $"{one.Final}\n{one.English.Replace("the ", "these ", StringComparison.Ordinal)} \n{one.English}"
            )
        );
        Align(text).ShouldAllBe(pair => Texts.Any(one => one.English == pair.English));
    }

    [Fact]
    public void A_comment_under_each_translation_is_no_version()
    {
        string[] comments =
        [
            "这一句里的only放在介词短语之前，翻译时可以移到动词前面。",
            "注意插入语的处理，中文习惯先交代规模。",
            "数字要换算成中文的单位，这是考试里的常见陷阱。",
            "引语后面的动词不必每次都译成“说”。",
        ];
        var text = string.Join("\n\n", Texts.Zip(comments, (one, comment) => $"{one.English}\n{one.Final}\n{comment}"));
        Align(text).ShouldBe(Texts.Select(one => (one.English, one.Final)));
    }

    [Fact]
    public void One_text_with_two_versions_among_others_is_left_as_it_is()
    {
        var text = string.Join("\n\n", Texts.Select(one => $"{one.English}\n{one.Final}"));
        Align($"{text}\n{Texts[3].Final}\n").Count.ShouldBe(Texts.Length);
    }

    private static IReadOnlyList<(string English, string Chinese)> Align(string text)
    {
        using var folder = new ScratchFolder();
        return Fixtures.Align(folder.Write("text.txt", text), new AlignmentOptions());
    }
}
