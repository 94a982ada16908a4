using System.Diagnostics;
using Search.Text.Folding;
using Search.Text.Lexicon;

namespace Search.Tools.Lexicon.Tests.Folding;

public sealed class FoldingCompilerTests
{
    [Fact]
    public void The_embedded_table_is_what_the_compiler_makes()
    {
        var folder = Directory.CreateTempSubdirectory("folding");
        try
        {
            _ = folder.CreateSubdirectory("Folding");
            Compile(folder.FullName);
            var made = Read(
                ResourceImage.FromBytes(
                    File.ReadAllBytes(Path.Combine(folder.FullName, "Folding", "folding.bin")),
                    "made"
                )
            );
            var embedded = Read(ResourceImage.OpenEmbedded("folding.bin").ShouldNotBeNull());
            embedded.Count.ShouldBeGreaterThan(10_000);

            // A platform of a later Unicode version knows more characters, but folds the old ones alike.
            foreach (var (codePoint, folded) in embedded)
            {
                made.ShouldContainKey(codePoint);
                made[codePoint].ShouldBe(folded, $"U+{codePoint:X4}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_process_without_normalisation_tables_refuses_to_compile()
    {
        Assert.SkipUnless(
            "\u210C".Normalize(System.Text.NormalizationForm.FormKD) == "\u210C",
            "This process has the tables."
        );
        Should
            .Throw<InvalidOperationException>(Search.Tools.Lexicon.Folding.FoldingCompiler.Compile)
            .Message.ShouldContain("libicu");
    }

    // The product runs with invariant globalisation, the compiler cannot: it runs as a process with its own settings.
    private static void Compile(string output)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "lexicon.dll");
        var settings = Path.Combine(output, "lexicon.runtimeconfig.json");
        File.WriteAllText(
            settings,
            """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"},"configProperties":{"System.Globalization.Invariant":false}}}"""
        );
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet"
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["exec", "--runtimeconfig", settings, tool, "folding", "--output", output])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.SkipWhen(errors.Result.Contains("ICU", StringComparison.Ordinal), "libicu is not installed.");
        process.ExitCode.ShouldBe(0, errors.Result);
    }

    private static Dictionary<int, string> Read(ResourceImage image)
    {
        var codePoints = image.Section<int>(FoldingSection.CodePoints);
        var offsets = image.Section<ushort>(FoldingSection.Offsets);
        var pool = image.Section<char>(FoldingSection.Pool);
        var table = new Dictionary<int, string>();
        for (var i = 0; i < codePoints.Length; i++)
        {
            table.Add(codePoints[i], pool[offsets[i]..offsets[i + 1]].ToString());
        }

        return table;
    }
}
