using System.Collections.Immutable;
using System.Globalization;
using Search.Index.Tests.Segments;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>Pairs and queries with the scores that Lucene 8 gave them; the resources say how they were made.</summary>
internal static class LuceneFixture
{
    /// <summary>A query and what Lucene found.</summary>
    /// <param name="Text">In Lucene's syntax, with its field.</param>
    /// <param name="Terms">As terms.</param>
    /// <param name="Total">All pairs found.</param>
    /// <param name="Best">The numbers of the ten best pairs and their scores.</param>
    public sealed record Question(
        string Text,
        TermNode Terms,
        long Total,
        ImmutableArray<(int Pair, float Score)> Best
    );

    public static List<AlignedPair> Pairs() =>
        [
            .. Lines("lucene8-pairs.tsv")
                .Select(line => line.Split('\t'))
                .Select((sides, i) => RandomPairs.Pair(sides[0], sides[1], "lucene", null, i)),
        ];

    public static List<Question> Questions()
    {
        var questions = new List<Question>();
        foreach (var line in Lines("lucene8-scores.txt"))
        {
            var parts = line.Trim().Split('\t');
            if (parts[0] == "Q")
            {
                var space = parts[2] == "en" ? TermSpace.EnglishWord : TermSpace.ChineseWord;
                var total = long.Parse(parts[5].TrimStart('='), CultureInfo.InvariantCulture);
                questions.Add(new Question($"{parts[2]}: {parts[3]}", Terms(parts[3], space), total, []));
            }
            else
            {
                var pair = int.Parse(parts[0], CultureInfo.InvariantCulture);
                var score = float.Parse(parts[1], CultureInfo.InvariantCulture);
                questions[^1] = questions[^1] with { Best = questions[^1].Best.Add((pair, score)) };
            }
        }

        return questions;
    }

    /// <summary>The words between the spaces as words of the index, one position each: what Lucene's analysers make of them.</summary>
    public static void Analyze(ReadOnlySpan<char> text, Language side, TokenBuffer tokens)
    {
        tokens.Clear();
        var position = 0;
        foreach (var range in text.Split(' '))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            var term = tokens.AppendTerm(text[range]);
            var kind = side == Language.English ? TokenKind.Latin : TokenKind.HanWord;
            tokens.Add(new Token(term, length, start, start + length, position++, 1, TokenLayer.Word, kind));
        }

        tokens.PositionCount = position;
    }

    // `+must -mustNot maybe "a phrase" word^2.5`: as Lucene's classic parser reads it.
    private static TermNode Terms(string query, TermSpace space)
    {
        var (must, mustNot, maybe) = (new List<TermNode>(), new List<TermNode>(), new List<TermNode>());
        foreach (var clause in Clauses(query))
        {
            var list =
                clause[0] == '+' ? must
                : clause[0] == '-' ? mustNot
                : maybe;
            list.Add(Clause(clause.TrimStart('+', '-'), space));
        }

        var found =
            must.Count == 0 ? Any(maybe)
            : maybe.Count == 0 ? new AllOfTerms([.. must])
            : new RankedTerms(new AllOfTerms([.. must]), Any(maybe));
        return mustNot.Count == 0 ? found : new ExceptTerms(found, Any(mustNot));
    }

    private static TermNode Any(List<TermNode> nodes) => nodes.Count == 1 ? nodes[0] : new AnyOfTerms([.. nodes]);

    private static List<string> Clauses(string query)
    {
        var clauses = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i <= query.Length; i++)
        {
            if (i == query.Length || (query[i] == ' ' && !quoted))
            {
                clauses.Add(query[start..i]);
                start = i + 1;
            }
            else if (query[i] == '"')
            {
                quoted = !quoted;
            }
        }

        return clauses;
    }

    private static TermNode Clause(string clause, TermSpace space)
    {
        var (words, boost) = clause.Split('^') is [var left, var right]
            ? (left, float.Parse(right, CultureInfo.InvariantCulture))
            : (clause, 1f);
        return words[0] != '"'
            ? new OneTerm(space, words, boost)
            : new TermPhrase(
                [.. words.Trim('"').Split(' ').Select((word, i) => new PhraseTerm(space, word, i))],
                Boost: boost
            );
    }

    private static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(LuceneFixture).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                yield return line;
            }
        }
    }
}
