using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Search.Tools.Reindex.Tests.Commands;

public sealed class AnalyzeCommandTests
{
    [Fact]
    public void Words_keep_the_text_and_stand_apart()
    {
        var lines = Analyze("人 工智能帮助医生。\n该軟體支援３.５％……\n\nDon’t use C++!\n", "--lang", "zh", "--words");
        lines.ShouldBe(["人工智能 帮助 医生 。", "该 軟體 支援 ３.５％ ……", "", "Don’t use C++ !"]);
    }

    [Fact]
    public void Tokens_come_a_line_for_each_line()
    {
        var lines = Analyze("bought cars\n560万\n");
        lines.ShouldBe(["W0:bought E0:bought W1:car E1:cars", "W0:#n5600000 W0:560 E0:560 W1:万 C1:万"]);
    }

    [Fact]
    public void Objects_carry_spans_kinds_and_folds()
    {
        using var document = JsonDocument.Parse(Analyze("ＧＰＵ芯片", "--json").Single());
        document.RootElement.GetProperty("language").GetString().ShouldBe("zh");
        var token = document.RootElement.GetProperty("tokens")[0];
        token.GetProperty("term").GetString().ShouldBe("gpu");
        token.GetProperty("text").GetString().ShouldBe("ＧＰＵ");
        token.GetProperty("folded").GetString().ShouldBe("gpu");
        token.GetProperty("start").GetInt32().ShouldBe(0);
        token.GetProperty("end").GetInt32().ShouldBe(3);
        token.GetProperty("kind").GetString().ShouldBe("Latin");
        token.GetProperty("layer").GetString().ShouldBe("Word");
    }

    private static string[] Analyze(string input, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        foreach (
            var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "reindex.dll"), "analyze", .. options]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start).ShouldNotBeNull();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output.TrimEnd('\n').Split('\n');
    }
}
