using System.Collections.Immutable;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Tests.Execution;

/// <summary>Random term trees and requests over the vocabulary of <see cref="RandomPairs"/>.</summary>
internal sealed class RandomQueries(Random random)
{
    public TermNode Node(int depth)
    {
        switch (depth <= 0 ? random.Next(6) : random.Next(18))
        {
            case 0:
            case 1:
            case 2:
            case 3:
                return Term();
            case 4:
                return Phrase();
            case 5:
                return Leaf();
            case 6:
            case 7:
            case 8:
                return new AllOfTerms(Nodes(depth - 1, 1, 3));
            case 9:
            case 10:
            case 11:
            case 12:
                return new AnyOfTerms(Nodes(depth - 1, 1, 5));
            case 13:
                return new ExceptTerms(Node(depth - 1), Node(depth - 1));
            case 14:
            case 15:
            case 16:
                return new RankedTerms(Node(depth - 1), Node(depth - 1));
            default:
                return new ConstantScoreTerms(Node(depth - 1), Boost());
        }
    }

    public SearchRequest Request(TermNode node)
    {
        var sort = random.Next(3) > 0 ? SortOrder.Relevance : (SortOrder)random.Next(5);
        return new SearchRequest
        {
            Query = new Search.Query.Tree.EverythingNode(),
            Filter = random.Next(4) == 0 ? Filter(1) : null,
            Limit = random.Next(8) switch
            {
                0 => 0,
                1 => 1,
                2 => 1000,
                _ => 10,
            },
            Sort = sort,
            Seed = random.Next(),
            Total = (TotalMode)random.Next(3),
            Facets = random.Next(5) == 0 ? [TextColumn.Source, TextColumn.Script, TextColumn.Domain] : [],
            TypedScript = (Search.Text.Pairs.Script)random.Next(3),
            Explain = random.Next(20) == 0,
            LoadPairs = random.Next(4) == 0,
        };
    }

    private ImmutableArray<TermNode> Nodes(int depth, int least, int most) =>
        [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => Node(depth))];

    private float Boost() => random.Next(3) == 0 ? 1f : random.Next(1, 40) / 10f;

    private OneTerm Term()
    {
        var english = random.Next(2) == 0;
        var space = english
            ? random.Next(3) == 0
                ? TermSpace.EnglishExact
                : TermSpace.EnglishWord
            : random.Next(2) == 0
                ? TermSpace.ChineseWord
                : TermSpace.ChineseCharacter;
        return new OneTerm(space, Word(english), Boost());
    }

    private TermPhrase Phrase()
    {
        var english = random.Next(2) == 0;
        var space = english ? TermSpace.EnglishExact : TermSpace.ChineseCharacter;
        var offset = 0;
        var terms = ImmutableArray.CreateBuilder<PhraseTerm>();
        for (var count = random.Next(2, 4); count > 0; count--)
        {
            terms.Add(new PhraseTerm(space, Word(english), offset));
            offset += random.Next(6) == 0 ? 2 : 1;
        }

        return new TermPhrase(
            terms.ToImmutable(),
            random.Next(3) == 0 ? random.Next(1, 5) : 0,
            random.Next(2) == 0,
            Boost()
        );
    }

    private TermNode Leaf() =>
        random.Next(7) switch
        {
            0 => new PrefixTerms(TermSpace.EnglishWord, Word(true)[..1], Boost()),
            1 => new WildcardTerms(TermSpace.EnglishExact, $"?{Word(true)[1..]}*", Boost()),
            2 => new TypoTerms(TermSpace.EnglishWord, Word(true) + "x", random.Next(1, 3), Boost()),
            3 => new EveryPair(Boost()),
            4 => new FilterTerms(Filter(1)),
            5 => new NoPair(),
            _ => new OneTerm(TermSpace.EnglishWord, "missing", Boost()),
        };

    private PairFilter Filter(int depth) =>
        random.Next(depth > 0 ? 6 : 4) switch
        {
            0 => new OneOfFilter(TextColumn.Source, [$"source{random.Next(4)}"]),
            1 => new OneOfFilter(TextColumn.Domain, ["domain1", $"domain{random.Next(4)}"]),
            2 => new RangeFilter(NumberColumn.Quality, random.Next(500), random.Next(500, 1001)),
            3 => random.Next(2) == 0
                ? new RangeFilter(NumberColumn.Date, 700_100, 700_400)
                : new RangeFilter((NumberColumn)random.Next(1, 3), 3, random.Next(3, 30)),
            4 => new NotFilter(Filter(depth - 1)),
            _ => new AllFilter([Filter(depth - 1), Filter(depth - 1)]),
        };

    private string Word(bool english) =>
        english ? RandomPairs.EnglishWord(random) : RandomPairs.ChineseCharacter(random);
}
