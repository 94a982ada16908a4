using System.CommandLine;
using Search.Tools.Lexicon.Resources;
using Search.Tools.Lexicon.Scripts;

namespace Search.Tools.Lexicon.Commands;

/// <summary><c>lexicon build</c>: from the open sources to the resources that Search.Text embeds.</summary>
public static class BuildCommand
{
    public static Command Create()
    {
        var openCc = new Option<DirectoryInfo>("--opencc")
        {
            Description = "folder of OpenCC's tables",
            Required = true,
        };
        var output = new Option<DirectoryInfo>("--output") { Description = "folder of Search.Text", Required = true };
        var command = new Command("build", "Compiles lexicon.bin.") { openCc, output };
        command.SetAction(parsed =>
        {
            var scripts = new ScriptTable(parsed.GetRequiredValue(openCc).FullName);
            var image = new ResourceImageWriter();
            ScriptSections.Write(scripts, image);
            var bytes = image.ToArray();
            var path = Path.Combine(parsed.GetRequiredValue(output).FullName, "Lexicon", "lexicon.bin");
            File.WriteAllBytes(path, bytes);
            Console.WriteLine($"{path}: {bytes.Length} bytes, {scripts.Representatives.Count} folded characters");
        });
        return command;
    }
}
