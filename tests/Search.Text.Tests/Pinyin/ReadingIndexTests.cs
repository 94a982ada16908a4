using Search.Text.Glosses;
using Search.Text.Pinyin;

namespace Search.Text.Tests.Pinyin;

public sealed class ReadingIndexTests
{
    private readonly ReadingIndex _index = ReadingIndex.Default;

    [Theory]
    [InlineData("zhongguo", "中国", true)]
    [InlineData("zhong1guo2", "中国", true)]
    [InlineData("Zhōng guó", "中国", true)]
    [InlineData("zhong4 guo", "中国", true)]
    [InlineData("zhongg", "中国", false)]
    [InlineData("zg", "中国", false)]
    [InlineData("zhg", "中国", false)]
    [InlineData("zh g", "中国", false)]
    [InlineData("zguo", "中国", false)]
    [InlineData("zhongguo", "中国人", false)]
    [InlineData("zgr", "中国人", false)]
    [InlineData("zhrmghg", "中华人民共和国", false)]
    [InlineData("xi'an", "西安", true)]
    [InlineData("xian", "西安", true)]
    [InlineData("xian", "先", true)]
    [InlineData("lvse", "绿色", true)]
    [InlineData("lu:s", "绿色", false)]
    [InlineData("rengongzhin", "人工智能", false)]
    public void What_is_typed_of_a_reading_finds_the_word(string typed, string word, bool isFull)
    {
        Assert.SkipWhen(GlossTable.Default.IsEmpty, "built without glosses");
        GlossTable.Default.TryFind(word, out var number).ShouldBeTrue();
        Words(typed).TryGetValue(number, out var full).ShouldBeTrue();
        full.ShouldBe(isFull);
    }

    [Theory]
    [InlineData("xi'an", "先")]
    [InlineData("xi an", "先")]
    [InlineData("zhon guo", "总公")]
    [InlineData("zongg", "中国")]
    [InlineData("hongg", "中国")]
    public void What_does_not_begin_so_is_not_found(string typed, string word)
    {
        Assert.SkipWhen(GlossTable.Default.IsEmpty, "built without glosses");
        if (GlossTable.Default.TryFind(word, out var number))
        {
            Words(typed).Keys.ShouldNotContain(number);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("'")]
    [InlineData("5")]
    [InlineData("vvv")]
    [InlineData("world")]
    [InlineData("中国")]
    [InlineData("a,b")]
    public void What_is_no_pinyin_finds_nothing(string typed) => _index.Find(typed).ShouldBeEmpty();

    [Fact]
    public void Every_way_to_type_a_reading_finds_its_word()
    {
        Assert.SkipWhen(GlossTable.Default.IsEmpty, "built without glosses");
        var random = new Random(11);
        var glosses = GlossTable.Default;
        for (var i = 0; i < 3000; i++)
        {
            var word = random.Next(glosses.WordCount);
            var syllables = PinyinTable
                .Default.Toned(glosses.Folded(word))
                .Split(' ')
                .Select(syllable => string.Concat(syllable.Select(letter => PinyinSyllable.Unmark(letter).Letter)))
                .ToArray();
            if (syllables.Length == 0 || syllables.Any(s => s.Length == 0 || s.Any(c => c is < 'a' or > 'z')))
            {
                continue;
            }

            var typed = syllables[..random.Next(1, syllables.Length + 1)];
            var spelled = typed.Length == syllables.Length;
            for (var s = 0; s < typed.Length; s++)
            {
                var initial = typed[s].Length > 2 && typed[s][1] == 'h' ? 2 : 1;
                var kept =
                    random.Next(2) == 0 ? typed[s].Length
                    : s == typed.Length - 1 ? random.Next(1, typed[s].Length + 1)
                    : random.Next(1, initial + 1);
                spelled &= kept == typed[s].Length;
                typed[s] = typed[s][..kept];
            }

            var text = string.Join(random.Next(2) == 0 ? "" : " ", typed);
            Words(text).TryGetValue(word, out var full).ShouldBeTrue($"{text}: {glosses.Folded(word)}");
            (full || !spelled).ShouldBeTrue($"{text} spells out {glosses.Folded(word)}");
        }
    }

    private Dictionary<int, bool> Words(string typed)
    {
        var words = new Dictionary<int, bool>();
        foreach (var range in _index.Find(typed))
        {
            range.First.ShouldBeLessThan(range.End);
            for (var reading = range.First; reading < range.End; reading++)
            {
                var word = _index.WordOf(reading);
                words[word] = range.IsFull || words.GetValueOrDefault(word);
            }
        }

        return words;
    }
}
