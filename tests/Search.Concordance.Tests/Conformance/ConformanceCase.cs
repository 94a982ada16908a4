using System.Text;
using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Concordance.Tests.Conformance;

/// <summary>A line of cases.tsv.</summary>
public sealed record ConformanceCase(string Id, string Parameters, string Must, string Never)
{
    /// <summary>Cases about the names and ranges of HTTP parameters, which the tests of the service hold.</summary>
    private static readonly string[] OfTheService = ["bad-2", "bad-3"];

    public static IEnumerable<ConformanceCase> All() =>
        Lines("cases.tsv")
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => $"{line}\t\t\t\t".Split('\t'))
            .Select(cells => new ConformanceCase(cells[0], cells[1], cells[2], cells[3]))
            .Where(one => !OfTheService.Contains(one.Id));

    public static IEnumerable<AlignedPair> Pairs() =>
        Lines("pairs.tsv")
            .Select(line => line.Split('\t'))
            .Where(cells => cells.Length == 3)
            .Select(
                (cells, position) =>
                    new AlignedPair
                    {
                        Id = PairId.Compute("conformance", "pairs.tsv", cells[1], cells[2]),
                        English = cells[1],
                        Chinese = cells[2],
                        Source = "conformance",
                        Document = "pairs.tsv",
                        Position = position,
                        ExternalId = cells[0],
                        Script = ScriptDetector.Detect(cells[2]),
                    }
            );

    public SearchQuestion Question()
    {
        var question = new SearchQuestion();
        foreach (var parameter in Parameters.Split('&'))
        {
            var (name, value) = (parameter[..parameter.IndexOf('=')], parameter[(parameter.IndexOf('=') + 1)..]);
            question = name switch
            {
                "q" => question with { Text = value },
                "en" => question with { English = value },
                "zh" => question with { Chinese = value },
                "en_not" => question with { EnglishWithout = value },
                "zh_not" => question with { ChineseWithout = value },
                "mode" => question with { Mode = value == "char" ? TextMode.Character : TextMode.Word },
                "script" when value == "any" => question,
                "script" => question with { Filter = new OneOfFilter(TextColumn.Script, [value]) },
                "highlight" => question with { Highlight = HighlightForm.Html },
                _ => throw new ArgumentException($"The parameter {name} of case {Id} is not known here."),
            };
        }

        return question;
    }

    public override string ToString() => $"{Id} {Parameters}";

    private static string[] Lines(string name)
    {
        using var stream = typeof(ConformanceCase).Assembly.GetManifestResourceStream(name);
        using var reader = new StreamReader(stream.ShouldNotBeNull(name), Encoding.UTF8);
        return reader.ReadToEnd().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
    }
}
