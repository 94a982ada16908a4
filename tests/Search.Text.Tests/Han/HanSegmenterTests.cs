using Search.Text.Han;
using Search.Text.Lexicon;

namespace Search.Text.Tests.Han;

public sealed class HanSegmenterTests
{
    private readonly HanSegmenter _segmenter = new(HanLexicon.Default);
    private readonly HanSegmentation _result = new();

    [Theory]
    [InlineData("南京市长江大桥", "南京市 长江 大桥")]
    [InlineData("研究生命", "研究 生命")]
    [InlineData("結婚的和尚未結婚的", "結婚 的 和 尚未 結婚 的")]
    [InlineData("后院", "后院")]
    public void The_best_path_is_the_one_a_reader_takes(string text, string words) => Cut(text).ShouldBe(words);

    [Theory]
    [InlineData("贝克汉姆")]
    [InlineData("英伟达")]
    [InlineData("深度求索")]
    [InlineData("普鲁申科")]
    [InlineData("张志强")]
    public void A_name_is_one_piece(string name)
    {
        Cut(name).ShouldBe(name);
        Cut(name + "的消息").ShouldStartWith(name + " ");
    }

    [Theory]
    [InlineData("中華人民共和國國務院總理發表講話", "中华人民共和国国务院总理发表讲话")]
    [InlineData("後來他們發現頭髮乾了", "后来他们发现头发干了")]
    public void Both_scripts_are_cut_alike(string traditional, string simplified)
    {
        _ = Cut(traditional);
        var cut = _result.Path.ToArray();
        _ = Cut(simplified);
        cut.ShouldBe(_result.Path.ToArray());
    }

    [Fact]
    public void Words_across_boundaries_are_told_from_words_inside_words()
    {
        _ = Cut("南京市长江大桥");
        var others = _result.Others.ToArray();
        others.ShouldContain(new HanPiece(2, 2, HanPieceKind.Overlap)); // 市长
        others.ShouldContain(new HanPiece(0, 2, HanPieceKind.Inner)); // 南京
        others.ShouldBe(others.OrderBy(o => o.Start).ThenByDescending(o => o.Length));
    }

    [Fact]
    public void Any_run_is_covered_without_gap_and_every_dictionary_word_in_it_is_reported()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        var characters = "的一是中国人大学生研究命名市长江桥后发展经济斯克尔德王李三十百万𠀀㐀〇鿿"
            .EnumerateRunes()
            .ToArray();
        for (var round = 0; round < 20_000; round++)
        {
            var run = Enumerable
                .Range(0, random.Next(1, 24))
                .Select(_ =>
                    random.Next(3) == 0 ? random.Next(0x4E00, 0x9FA6) : characters[random.Next(characters.Length)].Value
                )
                .Select(ScriptClasses.Fold)
                .ToArray();
            _segmenter.Segment(run, _result);
            var at = 0;
            foreach (var piece in _result.Path)
            {
                piece.Start.ShouldBe(at, $"seed {Seed}, round {round}");
                at += piece.Length;
            }

            at.ShouldBe(run.Length);
            var reported = _result.Path.ToArray().Concat(_result.Others.ToArray()).ToHashSet();
            for (var start = 0; start < run.Length; start++)
            {
                for (var length = 2; length <= Math.Min(6, run.Length - start); length++)
                {
                    var word = string.Concat(run.Skip(start).Take(length).Select(char.ConvertFromUtf32));
                    if (HanLexicon.Default.Contains(word))
                    {
                        reported
                            .Any(p => p.Start == start && p.Length == length && p.Kind != HanPieceKind.Unknown)
                            .ShouldBeTrue($"{word}: seed {Seed}, round {round}");
                    }
                }
            }
        }
    }

    [Fact]
    public void A_warm_segmenter_allocates_nothing()
    {
        var run = Folded("中华人民共和国国务院总理在北京人民大会堂会见了贝克汉姆和英伟达公司的代表");
        _segmenter.Segment(run, _result);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _segmenter.Segment(run, _result);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void A_very_long_run_is_cut_in_one_piece_of_work()
    {
        var run = new int[300_000];
        Array.Fill(run, '中');
        _segmenter.Segment(run, _result);
        _result.Path.ToArray().Sum(p => p.Length).ShouldBe(run.Length);
    }

    [Fact]
    public void Words_of_the_user_are_found_whole_in_both_scripts()
    {
        var lexicon = HanLexicon.WithUserWords(["# own", "", "烏龍派出所 900", "句元匠心"], "lexicon.user.txt");
        lexicon.Contains("乌龙派出所").ShouldBeTrue();
        HanLexicon.Default.Contains("句元匠心").ShouldBeFalse();
        lexicon.Hash.SequenceEqual(HanLexicon.Default.Hash).ShouldBeFalse();
        var segmenter = new HanSegmenter(lexicon);
        segmenter.Segment(Folded("我看句元匠心"), _result);
        _result.Path.ToArray().ShouldContain(new HanPiece(2, 4, HanPieceKind.Word));
    }

    [Theory]
    [InlineData("句元 many")]
    [InlineData("句元 0")]
    [InlineData("句元 1 2")]
    [InlineData("word 5")]
    public void A_bad_line_of_the_users_list_is_named(string line) =>
        Should
            .Throw<UserWordsException>(() => HanLexicon.WithUserWords(["句元", line], "lexicon.user.txt"))
            .Message.ShouldStartWith("lexicon.user.txt:2: ");

    private static int[] Folded(string text) => [.. text.EnumerateRunes().Select(r => ScriptClasses.Fold(r.Value))];

    private string Cut(string text)
    {
        _segmenter.Segment(Folded(text), _result);
        var runes = text.EnumerateRunes().ToArray();
        return string.Join(
            ' ',
            _result
                .Path.ToArray()
                .Select(p => string.Concat(runes.Skip(p.Start).Take(p.Length).Select(r => r.ToString())))
        );
    }
}
