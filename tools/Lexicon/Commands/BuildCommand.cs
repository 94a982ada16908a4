using System.CommandLine;
using Search.Tools.Lexicon.Glosses;
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
        var jieba = new Option<FileInfo>("--jieba") { Description = "jieba's dictionary (.txt or .txt.xz)" };
        var openCc = new Option<DirectoryInfo>("--opencc")
        {
            Description = "folder of OpenCC's tables",
            Required = true,
        };
        var smartCn = new Option<FileInfo>("--smartcn") { Description = "jar of Lucene's smartcn module" };
        var cedict = new Option<FileInfo>("--cedict") { Description = "CC-CEDICT (.u8 or .u8.xz)" };
        var output = new Option<DirectoryInfo>("--output") { Description = "folder of Search.Text", Required = true };
        var command = new Command(
            "build",
            "Compiles scripts.bin, lexicon.bin (with --jieba and --smartcn) and glosses.bin (with --cedict)."
        )
        {
            jieba,
            openCc,
            smartCn,
            cedict,
            output,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(jieba) is null != parsed.GetResult(smartCn) is null)
            {
                parsed.AddError("Give --jieba and --smartcn together: lexicon.bin is made of both.");
            }
        });
        command.SetAction(parsed =>
        {
            var folder = parsed.GetRequiredValue(output).FullName;
            var tables = parsed.GetRequiredValue(openCc).FullName;
            Save(Path.Combine(folder, "Scripts", "scripts.bin"), ConversionCompiler.Compile(tables));
            if (parsed.GetValue(jieba) is { } words && parsed.GetValue(smartCn) is { } jar)
            {
                Save(Path.Combine(folder, "Lexicon", "lexicon.bin"), Words(words.FullName, tables, jar.FullName));
            }

            if (parsed.GetValue(cedict) is { } glosses)
            {
                Save(Path.Combine(folder, "Glosses", "glosses.bin"), Glosses(glosses.FullName, tables));
            }
        });
        return command;
    }

    /// <summary>The bytes of <c>lexicon.bin</c>: the same for the same sources, on every machine.</summary>
    public static byte[] Words(string jieba, string openCc, string smartCnJar)
    {
        var scripts = new ScriptTable(openCc);
        var smartCn = SmartCnModel.Read(smartCnJar);
        var words = new WordTable(scripts, JiebaWords.Read(jieba), smartCn, [.. OwnWords.Read()]);
        var image = new ResourceImageWriter();
        ScriptSections.Write(scripts, image);
        new WordSections(words).Write(image, smartCn, new NameModel(words, scripts.Fold), scripts.Fold);
        return image.ToArray();
    }

    /// <summary>The bytes of <c>glosses.bin</c>: the same for the same sources, on every machine.</summary>
    public static byte[] Glosses(string cedict, string openCc) =>
        new GlossCompiler(new ScriptTable(openCc), CedictReader.Read(cedict)).Compile();

    private static void Save(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        Console.WriteLine($"{path}: {bytes.Length} bytes");
    }
}
