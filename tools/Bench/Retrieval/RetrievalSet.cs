using Search.Text.Analysis;
using Search.Text.Pairs;
using Search.Tools.Bench.Recall;

namespace Search.Tools.Bench.Retrieval;

/// <summary>A question and the names of the pairs that answer it.</summary>
internal sealed record RetrievalQuestion(string Text, IReadOnlySet<string> Relevant);

/// <summary>Judged questions over documents among other pairs.</summary>
internal sealed class RetrievalSet
{
    private const int LongestKnownItem = 200;
    private const int WordsOfKnownItem = 3;
    private readonly List<RetrievalQuestion> _questions = [];
    private readonly List<RetrievalQuestion> _knownItems = [];

    /// <summary>All pairs; the name of each is its external id.</summary>
    public List<AlignedPair> Pairs { get; } = [];

    /// <summary>Whether the questions are English.</summary>
    public bool IsEnglish { get; private init; }

    public static RetrievalSet Read(
        string documents,
        string questions,
        string relevance,
        string among,
        bool english,
        int knownItems
    )
    {
        var set = new RetrievalSet { IsEnglish = english };
        foreach (var cells in File.ReadLines(documents).Select(line => line.Split('\t')))
        {
            var pair = PairLines.Pair(cells[1], cells[2], cells[0], 0);
            set.Pairs.Add(pair with { ExternalId = cells[0] });
        }

        var relevant = File.ReadLines(relevance)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(cells => cells.Length >= 4 && cells[3] != "0")
            .GroupBy(cells => cells[0], StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Select(c => c[2]).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
        foreach (var cells in File.ReadLines(questions).Select(line => line.Split('\t')))
        {
            if (relevant.TryGetValue(cells[0], out var documentsOfIt))
            {
                set._questions.Add(new RetrievalQuestion(english ? cells[1] : cells[2], documentsOfIt));
            }
        }

        var first = set.Pairs.Count;
        set.Pairs.AddRange(PairLines.Read(new FileInfo(among)));
        set.AddKnownItems(first, knownItems);
        return set;
    }

    /// <summary>What is measured: a name, questions, and whether they are asked of the other side.</summary>
    public IEnumerable<(string Name, IReadOnlyList<RetrievalQuestion> Questions, bool Across)> Runs()
    {
        var language = IsEnglish ? "en" : "zh";
        yield return ($"questions {language}", _questions, false);
        yield return ($"known-items {language}", _knownItems, false);
        yield return ($"questions {language} of the other side", _questions, true);
    }

    // Three of the longest words of a pair, taken at random; every pair with the same text is right.
    private void AddKnownItems(int first, int count)
    {
        var random = new Random(7);
        var analyzer = new TextAnalyzer();
        var buffer = new TokenBuffer();
        var byText = Pairs
            .Skip(first)
            .ToLookup(
                pair => IsEnglish ? pair.English : pair.Chinese,
                pair => pair.ExternalId!,
                StringComparer.Ordinal
            );
        for (var tries = 0; _knownItems.Count < count && tries < 100 * count; tries++)
        {
            var pair = Pairs[random.Next(first, Pairs.Count)];
            var text = IsEnglish ? pair.English : pair.Chinese;
            if (text.Length > LongestKnownItem)
            {
                continue;
            }

            analyzer.Analyze(text, IsEnglish ? Language.English : Language.Chinese, buffer);
            var words = new HashSet<string>(StringComparer.Ordinal);
            foreach (ref readonly var token in buffer.Tokens)
            {
                var word = text[token.Start..token.End];
                if (
                    (
                        IsEnglish
                        && token is { Kind: TokenKind.Latin, Layer: TokenLayer.Exact, PositionLength: 1 }
                        && word.Length > 3
                    ) || (!IsEnglish && token is { Kind: TokenKind.HanWord, PositionLength: > 1 })
                )
                {
                    _ = words.Add(word);
                }
            }

            if (words.Count >= WordsOfKnownItem)
            {
                var chosen = words.OrderBy(_ => random.Next()).Take(WordsOfKnownItem);
                _knownItems.Add(
                    new RetrievalQuestion(string.Join(' ', chosen), byText[text].ToHashSet(StringComparer.Ordinal))
                );
            }
        }
    }
}
