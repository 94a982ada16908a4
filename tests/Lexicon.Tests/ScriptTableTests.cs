using System.Text;
using System.Text.Json;
using Search.Testing;
using Search.Text.Lexicon;
using Search.Tools.Lexicon.Sources;

namespace Search.Tools.Lexicon.Tests;

public sealed class ScriptTableTests
{
    [Theory]
    [InlineData("STCharacters.txt")]
    [InlineData("TSCharacters.txt")]
    [InlineData("TWVariants.txt")]
    [InlineData("HKVariants.txt")]
    [InlineData("STPhrases.txt")]
    [InlineData("TSPhrases.txt")]
    public void No_conversion_by_a_table_leads_out_of_a_class(string table)
    {
        foreach (var (key, values) in OpenCcTable.Read(SharedData.Require("data", "dict", "opencc", table)))
        {
            // 顏 and 颜 may differ in length only where a phrase is rewritten, which no character table can follow.
            foreach (var value in values.Where(v => Folded(v).Length == Folded(key).Length))
            {
                Folded(value).ShouldBe(Folded(key), $"{key} to {value} in {table}");
            }
        }
    }

    [Fact]
    public void Both_sides_of_a_published_conversion_between_scripts_fold_alike()
    {
        var cases = SharedData.Require("data", "dict", "opencc", "testcases.json");
        using var json = JsonDocument.Parse(
            File.ReadAllText(cases),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        var checkedCases = 0;
        foreach (var item in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            var input = item.GetProperty("input").GetString()!;
            foreach (var expected in item.GetProperty("expected").EnumerateObject())
            {
                // The other configurations also swap regional words, which is not a matter of script.
                if (
                    expected.Name
                    is "s2t"
                        or "t2s"
                        or "s2tw"
                        or "s2hk"
                        or "hk2s"
                        or "tw2s"
                        or "hk2t"
                        or "tw2t"
                        or "t2hk"
                        or "t2tw"
                )
                {
                    Folded(expected.Value.GetString()!).ShouldBe(Folded(input));
                    checkedCases++;
                }
            }
        }

        checkedCases.ShouldBeGreaterThan(50);
    }

    private static string Folded(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => new Rune(ScriptClasses.Fold(r.Value)).ToString()));
}
