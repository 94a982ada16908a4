using System.CommandLine;
using Search.Tools.Lexicon.Resources;
using Search.Tools.Lexicon.Scripts;
using Search.Tools.Lexicon.Sources;
using Search.Tools.Lexicon.Words;

namespace Search.Tools.Lexicon.Commands;

/// <summary><c>lexicon build</c>: from the open sources to the resources that Search.Text embeds.</summary>
public static class BuildCommand
{
    public static Command Create()
    {
        var jieba = new Option<FileInfo>("--jieba")
        {
            Description = "jieba's dictionary (.txt or .txt.xz)",
            Required = true,
        };
        var openCc = new Option<DirectoryInfo>("--opencc")
        {
            Description = "folder of OpenCC's tables",
            Required = true,
        };
        var smartCn = new Option<FileInfo>("--smartcn")
        {
            Description = "jar of Lucene's smartcn module",
            Required = true,
        };
        var output = new Option<DirectoryInfo>("--output") { Description = "folder of Search.Text", Required = true };
        var command = new Command("build", "Compiles lexicon.bin.") { jieba, openCc, smartCn, output };
        command.SetAction(parsed =>
        {
            var bytes = Compile(
                parsed.GetRequiredValue(jieba).FullName,
                parsed.GetRequiredValue(openCc).FullName,
                parsed.GetRequiredValue(smartCn).FullName
            );
            var path = Path.Combine(parsed.GetRequiredValue(output).FullName, "Lexicon", "lexicon.bin");
            File.WriteAllBytes(path, bytes);
            Console.WriteLine($"{path}: {bytes.Length} bytes");
        });
        return command;
    }

    /// <summary>The bytes of <c>lexicon.bin</c>: the same for the same sources, on every machine.</summary>
    public static byte[] Compile(string jieba, string openCc, string smartCnJar)
    {
        var scripts = new ScriptTable(openCc);
        var smartCn = SmartCnModel.Read(smartCnJar);
        var words = new WordTable(scripts, JiebaWords.Read(jieba), smartCn, [.. OwnWords.Read()]);
        var image = new ResourceImageWriter();
        ScriptSections.Write(scripts, image);
        new WordSections(words).Write(image, smartCn, new NameModel(words, scripts.Fold), scripts.Fold);
        return image.ToArray();
    }
}
