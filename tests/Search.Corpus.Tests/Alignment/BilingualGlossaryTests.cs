using Search.Corpus.Alignment;

namespace Search.Corpus.Tests.Alignment;

public sealed class BilingualGlossaryTests
{
    [Fact]
    public void Cedict_lines_give_their_words_in_both_scripts()
    {
        var glossary = Read("# comment\n傳統 传统 [chuan2 tong3] /tradition/traditional/convention/\n");
        Meanings(glossary, "传统").ShouldBe(["tradition", "traditional", "convention"]);
        glossary.Count.ShouldBe(1);
    }

    [Fact]
    public void Columns_may_stand_in_either_order()
    {
        var glossary = Read("芯片\tchip\nfoundry\t晶圆代工厂\n");
        Meanings(glossary, "芯片").ShouldBe(["chip"]);
        Meanings(glossary, "晶圆代工厂").ShouldBe(["foundry"]);
    }

    [Fact]
    public void Explanations_and_references_are_no_translations()
    {
        var glossary = Read("甲 甲 [jia3] /see 乙[yi3]/CL:個|个[ge4]/the first of the ten Heavenly Stems and so on/\n");
        Meanings(glossary, "甲").ShouldBeEmpty();
    }

    [Fact]
    public void A_line_in_no_format_is_named_with_the_remedy()
    {
        var error = Should.Throw<DictionaryFormatException>(() => Read("芯片\tchip\nnonsense\n"));
        error.Line.ShouldBe(2);
        error.Message.ShouldContain("test:2:");
        error.Message.ShouldContain("CC-CEDICT");
    }

    [Fact]
    public void A_header_and_terms_alike_in_both_languages_are_passed_over()
    {
        var glossary = Read("term\ttranslation\nGPU\tGPU\nchip\t芯片\n");
        Meanings(glossary, "芯片").ShouldBe(["chip"]);
        glossary.Count.ShouldBe(1);
    }

    [Fact]
    public void A_table_without_any_pair_of_words_is_no_dictionary()
    {
        var error = Should.Throw<DictionaryFormatException>(() => Read("# comment\nname\tvalue\na\tb\n"));
        error.Line.ShouldBe(2);
    }

    private static BilingualGlossary Read(string text) => BilingualGlossary.Read(new StringReader(text), "test");

    private static List<string> Meanings(BilingualGlossary glossary, string chinese)
    {
        var meanings = new List<DictionaryMeaning>();
        ((ITranslationSource)glossary).AddMeanings(chinese, meanings);
        return [.. meanings.Select(meaning => meaning.Stem)];
    }
}
