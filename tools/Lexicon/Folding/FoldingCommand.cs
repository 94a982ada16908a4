using System.CommandLine;

namespace Search.Tools.Lexicon.Folding;

/// <summary><c>lexicon folding</c>: the folding table that Search.Text embeds.</summary>
public static class FoldingCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--output") { Description = "folder of Search.Text", Required = true };
        var command = new Command("folding", "Compiles folding.bin from the platform's Unicode normalisation.")
        {
            output,
        };
        command.SetAction(parsed =>
        {
            var bytes = FoldingCompiler.Compile();
            var path = Path.Combine(parsed.GetRequiredValue(output).FullName, "Folding", "folding.bin");
            File.WriteAllBytes(path, bytes);
            Console.WriteLine($"{path}: {bytes.Length} bytes");
        });
        return command;
    }
}
