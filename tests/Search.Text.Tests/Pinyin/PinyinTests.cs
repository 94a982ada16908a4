using Search.Text.Pinyin;

namespace Search.Text.Tests.Pinyin;

public sealed class PinyinTests
{
    private readonly PinyinTable _table = PinyinTable.Default;

    [Theory]
    [InlineData("zhong1", "zhōng", "zhong")]
    [InlineData("lu:4", "lǜ", "lv")]
    [InlineData("gui4", "guì", "gui")]
    [InlineData("liu2", "liú", "liu")]
    [InlineData("hou4", "hòu", "hou")]
    [InlineData("Bei3", "Běi", "bei")]
    [InlineData("de5", "de", "de")]
    [InlineData("r5", "r", "r")]
    [InlineData("E2", "É", "e")]
    public void The_mark_stands_on_the_vowel_that_bears_the_tone(string numbered, string toned, string bare)
    {
        PinyinSyllable.Toned(numbered).ShouldBe(toned);
        PinyinSyllable.Bare(numbered).ShouldBe(bare);
    }

    [Theory]
    [InlineData("银行", "yín háng")]
    [InlineData("銀行", "yín háng")]
    [InlineData("行走", "xíng zǒu")]
    [InlineData("长大", "zhǎng dà")]
    [InlineData("长江", "Cháng Jiāng")]
    [InlineData("的", "de")]
    [InlineData("了", "le")]
    [InlineData("乾燥", "gān zào")]
    [InlineData("头发", "tóu fa")]
    public void A_word_is_read_as_a_word(string word, string reading)
    {
        Assert.SkipWhen(_table.IsEmpty, "built without glosses");
        _table.Toned(word).ShouldBe(reading);
    }

    [Fact]
    public void An_unknown_word_is_read_character_by_character()
    {
        Assert.SkipWhen(_table.IsEmpty, "built without glosses");
        _table.Toned("鲁申科X").ShouldBe("lǔ shēn kē X");
        _table.Bare("北京").ShouldBe("beijing");
    }

    [Theory]
    [InlineData("beijing", "北京", true)]
    [InlineData("Běi jīng", "北京", true)]
    [InlineData("bei3jing1", "北京", true)]
    [InlineData("bei3 jing", "北京", true)]
    [InlineData("bei1jing1", "北京", false)]
    [InlineData("lvse", "绿色", true)]
    [InlineData("lüsè", "绿色", true)]
    [InlineData("xi'an", "西安", true)]
    public void A_spelling_finds_the_words_that_are_read_so(string pinyin, string word, bool found)
    {
        Assert.SkipWhen(_table.IsEmpty, "built without glosses");
        _table.Words(pinyin).Contains(word).ShouldBe(found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("''  ")]
    [InlineData("5")]
    [InlineData("北京")]
    public void What_is_no_pinyin_finds_nothing(string text) => _table.Words(text).ShouldBeEmpty();
}
