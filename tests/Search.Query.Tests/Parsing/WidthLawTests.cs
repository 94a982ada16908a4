using System.Text;
using Search.Query.Parsing;
using Search.Query.Tree;

namespace Search.Query.Tests.Parsing;

/// <summary>Width never changes what a query means, operators included.</summary>
public sealed class WidthLawTests
{
    private static readonly string[] Fragments =
    [
        "cat",
        "a",
        "狗",
        "大学",
        "貓",
        "OR",
        "AND",
        "NOT",
        " ",
        " ",
        " ",
        " -",
        " +",
        " =",
        "-",
        "=",
        "*",
        "?",
        "~",
        "~2",
        "\"",
        "(",
        ")",
        "\\",
        "en:",
        "zh:",
        "quality:0.7-",
        "len_en:5-10",
        "date:2020..",
        "5.6",
        "9",
        "/",
        ".",
        ",",
        "#",
        "'",
    ];

    [Fact]
    public void A_query_in_full_width_is_the_same_query() => Compare(20_000, Environment.TickCount);

    [Fact]
    [Trait("Category", "Long")]
    public void A_million_queries_in_full_width_are_the_same_queries() => Compare(1_000_000, Environment.TickCount);

    private static void Compare(int count, int seed)
    {
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder();
            for (var left = random.Next(1, 14); left > 0; left--)
            {
                _ = text.Append(Fragments[random.Next(Fragments.Length)]);
            }

            var narrow = text.ToString();
            var some = random.Next(1, 5);
            var wide = string.Concat(narrow.Select(c => random.Next(some) == 0 ? Widen(c, random) : c));
            var options = new QueryOptions
            {
                Match = (WordMatch)random.Next(4),
                Side = (Side)random.Next(3),
                MaxTerms = 1000,
            };
            var (one, other) = (QueryParser.Parse(narrow, options), QueryParser.Parse(wide, options));
            var context = $"seed {seed}, «{narrow}» and «{wide}», match {options.Match}, side {options.Side}";
            (other.Problem?.Kind == one.Problem?.Kind).ShouldBeTrue(context);
            other.IsLiteral.ShouldBe(one.IsLiteral, context);
            (Shape(one) == Shape(other)).ShouldBeTrue($"{context}\n{Shape(one)}\n{Shape(other)}");
            other.Notes.Select(note => note.Range).ShouldBe(one.Notes.Select(note => note.Range), context);
        }
    }

    private static string Shape(ParsedQuery parsed) =>
        parsed.Query is { } query ? string.Concat(QueryShape.Of(query).Select(Narrow)) : string.Empty;

    private static char Widen(char c, Random random) =>
        c switch
        {
            ' ' => '\u3000',
            '-' => "－−‐‑﹣"[random.Next(5)],
            > ' ' and <= '~' => (char)(c + 0xFEE0),
            _ => c,
        };

    private static char Narrow(char c) =>
        c switch
        {
            '\u3000' => ' ',
            '−' or '‐' or '‑' or '﹣' => '-',
            >= '！' and <= '～' => (char)(c - 0xFEE0),
            _ => c,
        };
}
