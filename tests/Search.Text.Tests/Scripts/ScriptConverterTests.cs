using System.Text.Json;
using Search.Testing;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Text.Tests.Scripts;

public sealed class ScriptConverterTests
{
    // They need characters that the tables at hand do not have (𣨼, 𪢮, 𣗊).
    private static readonly string[] BeyondTheTables =
    [
        "BYVoid_OpenCC_PR_1228_existing_behaviors",
        "BYVoid_OpenCC_PR_1229_existing_behaviors",
        "BYVoid_OpenCC_PR_464_xi_vs_xi",
    ];

    [Theory]
    [InlineData("头发发现皇后在后院", "頭髮發現皇后在後院")]
    [InlineData("干燥的干部在干什么，乾隆", "乾燥的幹部在幹什麼，乾隆")]
    [InlineData("GPU芯片 5.6万", "GPU芯片 5.6萬")]
    [InlineData("", "")]
    [InlineData("\uD800人\uDC00", "\uD800人\uDC00")]
    public void Phrases_decide_what_a_character_becomes(string simplified, string traditional) =>
        ScriptConverter.ToTraditional(simplified).ShouldBe(traditional);

    [Theory]
    [InlineData("頭髮發現皇后在後院", "头发发现皇后在后院")]
    [InlineData("乾燥的乾隆著作", "干燥的乾隆著作")]
    [InlineData("plain", "plain")]
    public void Traditional_becomes_Simplified(string traditional, string simplified) =>
        ScriptConverter.ToSimplified(traditional).ShouldBe(simplified);

    [Theory]
    [InlineData("开发软件", Script.Hans, Script.Hant, "開發軟件")]
    [InlineData("開發軟件", Script.Hant, Script.Hans, "开发软件")]
    [InlineData("后院", Script.None, Script.Hant, "後院")]
    [InlineData("人工", Script.None, Script.None, null)]
    [InlineData("开发", Script.Hant, Script.None, null)]
    public void A_text_is_shown_in_the_script_that_it_is_not_in(string text, Script own, Script other, string? shown)
    {
        var found = ScriptConverter.ToOther(text, own);
        (found?.Text).ShouldBe(shown);
        (found?.Script ?? Script.None).ShouldBe(other);
    }

    [Theory]
    [InlineData("s2t", 87)]
    [InlineData("t2s", 44)]
    public void Cases_of_OpenCC_hold(string direction, int least)
    {
        var path = SharedData.Require("data", "dict", "opencc", "testcases.json");
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(path),
            new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
        var held = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var id = one.GetProperty("id").GetString()!;
            if (
                !one.GetProperty("expected").TryGetProperty(direction, out var expected)
                || (direction == "t2s" && BeyondTheTables.Contains(id))
            )
            {
                continue;
            }

            var input = one.GetProperty("input").GetString()!;
            var converted =
                direction == "s2t" ? ScriptConverter.ToTraditional(input) : ScriptConverter.ToSimplified(input);
            converted.ShouldBe(expected.GetString(), id);
            held++;
        }

        held.ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public void Any_text_can_be_converted()
    {
        var random = new Random(6);
        for (var i = 0; i < 3000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => Unit(random))]);
            _ = ScriptConverter.ToTraditional(text);
            _ = ScriptConverter.ToSimplified(text);
        }
    }

    private static char Unit(Random random) =>
        random.Next(4) switch
        {
            0 => (char)random.Next(0x10000),
            1 => (char)random.Next(0xD800, 0xE000),
            _ => (char)random.Next(0x4E00, 0x9FFF),
        };
}
