using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Text.Tests.Scripts;

public sealed class ScriptDetectorTests
{
    [Theory]
    [InlineData("該軟體支援繁體中文搜尋。", Script.Hant)]
    [InlineData("该软件支持简体中文搜索。", Script.Hans)]
    [InlineData("人工", Script.None)]
    [InlineData("皇后", Script.None)]
    [InlineData("plain English", Script.None)]
    [InlineData("", Script.None)]
    [InlineData("\uD800𨭎是一種化學元素。", Script.Hant)]
    public void A_text_is_of_the_script_that_its_one_script_characters_are_of(string text, Script script) =>
        ScriptDetector.Detect(text).ShouldBe(script);

    [Theory]
    [InlineData("Hello, world", Language.English)]
    [InlineData("他喜欢DeepSeek。", Language.Chinese)]
    [InlineData("The word 银行 means a bank in Chinese.", Language.English)]
    [InlineData("2026, 3.5%", null)]
    public void A_text_is_of_the_language_that_most_of_its_words_are_of(string text, Language? language) =>
        LanguageDetector.Detect(text).ShouldBe(language);

    [Fact]
    public void A_profile_counts_words_and_characters()
    {
        var profile = LanguageProfile.Measure("Don’t use naïve-looking 人工智能 in 2026 かな мир");
        profile.ShouldBe(new LanguageProfile(4, 4, 21, 4, 2, 3));
    }
}
