using System.CommandLine;
using System.Globalization;
using System.Text;
using Search.Corpus.Alignment;
using Search.Corpus.Reading;
using Search.Text.Pairs;

namespace Search.Tools.Reindex.Commands;

/// <summary>
/// <c>reindex links</c>: two files with a sentence a line in, links <c>[5,6]:[7]</c> out, as the benchmarks of sentence
/// alignment have them (zero-based, source first).
/// </summary>
internal static class LinksCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("SRC") { Description = "The source text, a sentence a line, UTF-8." };
        var target = new Argument<string>("TGT") { Description = "The target text, a sentence a line, UTF-8." };
        var language = new Option<string>("--source")
        {
            Description = "The language of the source: zh or en.",
            Required = true,
        };
        _ = language.AcceptOnlyFromAmong("zh", "en");
        var dictionaries = new Option<string[]>("--dictionary")
        {
            Description = "A dictionary of your own: CC-CEDICT, or Chinese TAB English.",
        };
        var noBuiltIn = new Option<bool>("--no-dictionary")
        {
            Description = "Do without the translation table that comes with the program.",
        };
        var command = new Command("links", "Aligns two files of sentences and prints links.")
        {
            source,
            target,
            language,
            dictionaries,
            noBuiltIn,
        };
        command.SetAction(result =>
        {
            var isChinese = result.GetRequiredValue(language) == "zh";
            var first = Read(result.GetRequiredValue(source));
            var second = Read(result.GetRequiredValue(target));
            var (english, chinese) = isChinese ? (second, first) : (first, second);
            var links = SentenceLinker.Link(
                english,
                chinese,
                [.. (result.GetValue(dictionaries) ?? []).Select(BilingualGlossary.Read)],
                useBuiltInDictionary: !result.GetValue(noBuiltIn)
            );
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            foreach (var link in links)
            {
                var (left, right) = isChinese
                    ? (Side(link, Language.Chinese), Side(link, Language.English))
                    : (Side(link, Language.English), Side(link, Language.Chinese));
                output.Write(left);
                output.Write(':');
                output.Write(right);
                output.Write('\n');
            }
        });
        return command;
    }

    private static string[] Read(string path)
    {
        try
        {
            return File.ReadAllLines(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException exception)
        {
            throw new CorpusFormatException(path, "the file is not UTF-8", "Convert it to UTF-8.", inner: exception);
        }
    }

    private static string Side(SentenceLink link, Language language)
    {
        var (start, count) =
            language == Language.English
                ? (link.EnglishStart, link.EnglishCount)
                : (link.ChineseStart, link.ChineseCount);
        var numbers = Enumerable.Range(start, count).Select(n => n.ToString(CultureInfo.InvariantCulture));
        return $"[{string.Join(',', numbers)}]";
    }
}
