using System.Text;
using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Parsing;
using Search.Query.Tree;
using Search.Text.Analysis;

namespace Search.Query.Tests.Parsing;

public sealed class QueryFuzzTests
{
    private static readonly string[] Fragments =
    [
        "a",
        "bank",
        "OR",
        "AND",
        "NOT",
        " ",
        " ",
        " ",
        "\"",
        "“",
        "”",
        "「",
        "」",
        "《",
        "》",
        "(",
        ")",
        "（",
        "）",
        "-",
        "+",
        "=",
        "*",
        "?",
        "~",
        "~1",
        "~2",
        "~3",
        "\\",
        "en:",
        "zh:",
        "zh：",
        "source:",
        "quality:",
        "0.7-",
        "len_en:",
        "5-10",
        "date:",
        "2020..",
        "人",
        "工智",
        "大学",
        "5.6",
        "560万",
        "𨭎",
        "\u200b",
        "\t",
        "\u3000",
        "，",
        "é",
        "!",
        ",",
        "script:",
        "hans",
        "'",
        "😀",
        "document:",
        "－",
        "−",
        "–",
        "＋",
        "＝",
        "＊",
        "？",
        "～",
        "＼",
        "＂",
        "ＮＯＴ",
        "－９",
        " -s",
        " --",
        "x/y",
        ":",
    ];

    [Fact]
    public void A_fuzzed_query_never_throws_and_prints_back_to_itself() => Fuzz(20_000, Environment.TickCount);

    [Fact]
    [Trait("Category", "Long")]
    public void A_million_fuzzed_queries_never_throw_and_print_back_to_themselves() =>
        Fuzz(1_000_000, Environment.TickCount);

    private static void Fuzz(int count, int seed)
    {
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        var search = new QueryLowering(new TextAnalyzer(), RankingParameters.Default);
        var marks = new QueryLowering(new TextAnalyzer(), RankingParameters.Default, LoweringPurpose.Marks);
        for (var i = 0; i < count; i++)
        {
            var text = Generate(random);
            var options = new QueryOptions
            {
                Match = (WordMatch)random.Next(4),
                Side = (Side)random.Next(3),
                Mode = (TextMode)random.Next(3),
                MaxTerms = 1000,
                MaxLength = 5000,
            };
            var parsed = QueryParser.Parse(text, options);
            (parsed.Query is null).ShouldBe(parsed.Problem is not null, $"seed {seed}, query {text}");
            if (parsed.Query is not { } query)
            {
                continue;
            }

            parsed
                .Notes.Any(note => note.Range.Start < 0 || note.Range.End > text.Length)
                .ShouldBeFalse($"seed {seed}, query {text}");
            var printed = QueryPrinter.Print(query, options);
            var again = QueryParser.Parse(printed, options);
            var context =
                $"seed {seed}, query «{text}», printed «{printed}», match {options.Match}, side {options.Side}";
            again.Problem.ShouldBeNull(context);
            var (before, after) = (QueryShape.Of(query), QueryShape.Of(again.Query.ShouldNotBeNull(context)));
            (before == after).ShouldBeTrue($"{context}\n{before}\n{after}");
            _ = search.Lower(query).ShouldNotBeNull(context);
            _ = marks.Lower(query).ShouldNotBeNull(context);
        }
    }

    private static string Generate(Random random)
    {
        var result = new StringBuilder();
        var length = random.Next(1, random.Next(2, 24));
        for (var i = 0; i < length; i++)
        {
            _ =
                random.Next(20) == 0
                    ? result.Append((char)random.Next(0x20, 0xFFFF))
                    : result.Append(Fragments[random.Next(Fragments.Length)]);
        }

        return result.ToString();
    }
}
