using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Parsing;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>Queries as a user types them, out of the words of a corpus, and as the product lowers them to terms.</summary>
internal sealed class RandomTexts(
    Random random,
    List<AlignedPair> pairs,
    TextAnalyzer analyzer,
    RankingParameters ranking
)
{
    private readonly QueryLowering _lowering = new(analyzer, ranking);

    public (string Text, TermNode Terms) Next()
    {
        while (true)
        {
            var text = Text();
            if (QueryParser.Parse(text).Query is { } query)
            {
                return (text, _lowering.Lower(query));
            }
        }
    }

    private string Text() =>
        random.Next(20) switch
        {
            0 or 1 or 2 => Piece(1),
            3 or 4 => Piece(2),
            5 => Piece(random.Next(3, 6)),
            6 => $"{Piece(1)} {Piece(1)}",
            7 => $"{Piece(1)} {Piece(1)} {Piece(1)}",
            8 => $"\"{Piece(2)}\"",
            9 => $"\"{Piece(3)}\" {Piece(1)}",
            10 => $"\"{Piece(3)}\"~{random.Next(1, 6)}",
            11 => $"{Piece(1)} OR {Piece(1)} OR {Piece(1)} OR {Piece(1)}",
            12 => $"{Piece(1)} -{Piece(1)}",
            13 => $"({Piece(1)} OR {Piece(1)}) {Piece(1)}",
            14 => $"{Piece(1)[..1]}*",
            15 => $"{Piece(1)}~{random.Next(1, 3)}",
            16 => $"={Piece(1)} {Piece(1)}",
            17 => $"en:{Piece(1)} zh:{Piece(1)}",
            18 => $"{Piece(1)} source:source{random.Next(4)}",
            _ => $"?{Piece(1)[1..]}* {Piece(1)}",
        };

    // Some words that stand side by side in a pair, or some characters.
    private string Piece(int words)
    {
        var pair = pairs[random.Next(pairs.Count)];
        if (random.Next(2) == 0)
        {
            var parts = pair.English.Split(' ');
            var first = random.Next(parts.Length);
            return string.Join(' ', parts.Skip(first).Take(words));
        }

        var chinese = pair.Chinese;
        var start = random.Next(chinese.Length);
        return chinese.Substring(start, Math.Min(chinese.Length - start, words * random.Next(1, 3)));
    }
}
