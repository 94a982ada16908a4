using System.Text;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Text.Tests.Lexicon;

public sealed class ScriptClassesTests
{
    [Theory]
    [InlineData("後", "后")]
    [InlineData("發髮", "发")]
    [InlineData("乾幹", "干")]
    [InlineData("裡裏", "里")]
    [InlineData("臺檯颱", "台")]
    [InlineData("麼", "么")]
    [InlineData("瞭", "了")]
    [InlineData("著", "着")]
    [InlineData("國", "国")]
    public void Forms_of_one_class_fold_to_its_simplified_form(string forms, string representative)
    {
        foreach (var form in (string)(forms + representative))
        {
            ((char)ScriptClasses.Fold(form)).ToString().ShouldBe(representative);
        }
    }

    [Fact]
    public void A_plane_two_character_meets_its_class_mate()
    {
        var simplified = Rune.GetRuneAt("𬭭", 0).Value;
        ScriptClasses.Fold(simplified).ShouldBe(ScriptClasses.Fold('鏚'));
        ScriptClasses.Fold(0x20000).ShouldBe(0x20000);
    }

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            var once = ScriptClasses.Fold(codePoint);
            ScriptClasses.Fold(once).ShouldBe(once);
        }
    }

    [Theory]
    [InlineData('國', Script.Hant)]
    [InlineData('国', Script.Hans)]
    [InlineData('后', Script.None)]
    [InlineData('人', Script.None)]
    [InlineData('A', Script.None)]
    public void Script_is_told_only_by_characters_of_one_script(char character, Script script) =>
        ScriptClasses.ScriptOf(character).ShouldBe(script);
}
