using Search.Text.Lexicon;

namespace Search.Text.Tests.Lexicon;

public sealed class InstalledLexiconTests
{
    [Fact]
    public void Without_a_list_beside_the_program_the_built_in_dictionary_is_used()
    {
        File.Exists(Path.Combine(AppContext.BaseDirectory, HanLexicon.UserWordsFile)).ShouldBeFalse();
        HanLexicon.Installed.Hash.SequenceEqual(HanLexicon.Default.Hash).ShouldBeTrue();
    }

    [Fact]
    public void A_list_of_own_words_changes_the_name_of_the_analysis()
    {
        var own = HanLexicon.WithUserWords(["鸿蒙智行 100"], HanLexicon.UserWordsFile);
        own.Contains("鸿蒙智行").ShouldBeTrue();
        own.Hash.SequenceEqual(HanLexicon.Default.Hash).ShouldBeFalse();
    }
}
