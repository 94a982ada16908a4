using Search.Text.Glosses;

namespace Search.Text.Tests.Glosses;

public sealed class GlossTableTests
{
    private readonly GlossTable _table = GlossTable.Default;

    [Theory]
    [InlineData("银行", "bank")]
    [InlineData("经济", "economy")]
    [InlineData("人工智能", "intelligence")]
    [InlineData("医生", "doctor")]
    public void A_word_is_glossed_and_found_back_by_its_gloss(string chinese, string english)
    {
        Assert.SkipWhen(_table.IsEmpty, "built without glosses");
        _table.TryGet(chinese, out var words).ShouldBeTrue();
        words.ToArray().Select(w => _table.English(w)).ShouldContain(english);
        _table.TryFindEnglish(english, out var id).ShouldBeTrue();
        _table.ChineseOf(id).ToArray().Select(w => _table.Folded(w).ToString()).ShouldContain(chinese);
    }

    [Fact]
    public void Every_word_finds_itself()
    {
        for (var word = 0; word < _table.WordCount; word++)
        {
            _table.TryFind(_table.Folded(word), out var found).ShouldBeTrue();
            found.ShouldBe(word);
        }
    }

    [Fact]
    public void Glosses_are_bare_lower_case_words()
    {
        for (var english = 0; english < _table.EnglishCount; english++)
        {
            var word = _table.English(english);
            word.ShouldNotBeEmpty();
            word.ShouldNotContain(' ');
            word.ShouldBe(word.ToLowerInvariant());
        }
    }

    [Fact]
    public void An_entry_gives_both_scripts()
    {
        Assert.SkipWhen(_table.IsEmpty, "built without glosses");
        _table.TryFind("头发", out var word).ShouldBeTrue();
        _table.Entry(word, 0).Traditional.ToString().ShouldBe("頭髮");
        _table.Entry(word, 0).Simplified.ToString().ShouldBe("头发");
    }

    [Fact]
    public void Words_of_one_stem_are_seen_together()
    {
        Assert.SkipWhen(_table.IsEmpty, "built without glosses");
        var stems = new GlossStems(_table, static w => w.TrimEnd('s'));
        stems.AreTranslations("银行", "bank").ShouldBeTrue();
        stems.AreTranslations("银行", "river").ShouldBeFalse();
        stems.EnglishWith("bank").Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_build_without_glosses_answers_that_it_knows_nothing()
    {
        var empty = new GlossTable(null);
        empty.IsEmpty.ShouldBeTrue();
        empty.TryGet("银行", out _).ShouldBeFalse();
        empty.TryFindEnglish("bank", out _).ShouldBeFalse();
        new GlossStems(empty, static w => w).EnglishWith("bank").IsEmpty.ShouldBeTrue();
        new Search.Text.Pinyin.PinyinTable(empty).Toned("银行").ShouldBe("银 行");
        new Search.Text.Pinyin.PinyinTable(empty).Words("yinhang").ShouldBeEmpty();
    }
}
