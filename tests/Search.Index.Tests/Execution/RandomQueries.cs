using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>Random term trees over the terms that a corpus has, the frequent ones more often.</summary>
internal sealed class RandomQueries
{
    private readonly Random _random;
    private readonly List<AlignedPair> _pairs;
    private readonly TextAnalyzer _analyzer;
    private readonly QueryLowering _lowering;
    private readonly TokenBuffer _tokens = new();
    private readonly ImmutableArray<TermCount>[] _terms;

    public RandomQueries(Random random, List<AlignedPair> pairs, TextAnalyzer analyzer, NaivePairIndex naive)
    {
        (_random, _pairs, _analyzer) = (random, pairs, analyzer);
        _lowering = new QueryLowering(analyzer, RankingParameters.Default);
        _terms =
        [
            .. Enum.GetValues<TermSpace>()
                .Select(space => naive.ListTermsAsync(space, "", int.MaxValue).AsTask().Result),
        ];
    }

    public TermNode Node(int depth)
    {
        switch (depth <= 0 ? _random.Next(6) : _random.Next(18))
        {
            case 0:
            case 1:
            case 2:
            case 3:
                return Term();
            case 4:
                return _random.Next(3) == 0 ? Quoted() : Phrase();
            case 5:
                return Leaf();
            case 6:
            case 7:
            case 8:
                return new AllOfTerms(Nodes(depth - 1, 1, 4));
            case 9:
            case 10:
            case 11:
            case 12:
                return new AnyOfTerms(Nodes(depth - 1, 1, 6));
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

    public PairFilter Filter(int depth) =>
        _random.Next(depth > 0 ? 6 : 4) switch
        {
            0 => new OneOfFilter(TextColumn.Source, [$"source{_random.Next(4)}"]),
            1 => new OneOfFilter(
                _random.Next(2) == 0 ? TextColumn.Domain : TextColumn.Document,
                ["domain1", $"domain{_random.Next(4)}", $"document{_random.Next(9)}"]
            ),
            2 => new RangeFilter(NumberColumn.Quality, _random.Next(500), _random.Next(500, 1001)),
            3 => _random.Next(2) == 0
                ? new RangeFilter(NumberColumn.Date, 700_100, 700_400)
                : new RangeFilter((NumberColumn)_random.Next(1, 3), 3, _random.Next(3, 30)),
            4 => new NotFilter(Filter(depth - 1)),
            _ => new AllFilter([Filter(depth - 1), Filter(depth - 1)]),
        };

    private ImmutableArray<TermNode> Nodes(int depth, int least, int most) =>
        [.. Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => Node(depth))];

    private float Boost() => _random.Next(3) == 0 ? 1f : _random.Next(1, 40) / 10f;

    private OneTerm Term()
    {
        var space = Space();
        return new OneTerm(space, Word(space), Boost());
    }

    // The sides as a corpus has them: the Chinese of an English text is rare.
    private TermSpace Space() =>
        _random.Next(12) switch
        {
            < 4 => TermSpace.EnglishWord,
            < 6 => TermSpace.EnglishExact,
            < 8 => TermSpace.ChineseWord,
            < 10 => TermSpace.ChineseCharacter,
            10 => TermSpace.ChineseOverlap,
            _ => (TermSpace)_random.Next(8),
        };

    private string Word(TermSpace space)
    {
        var terms = _terms[(int)space];
        return terms.IsEmpty || _random.Next(40) == 0
            ? "missing"
            : terms[(int)(terms.Length * Math.Pow(_random.NextDouble(), _random.Next(1, 5)))].Term;
    }

    // As the query language lowers it, with words where characters would do.
    private TermNode Quoted()
    {
        var pair = _pairs[_random.Next(_pairs.Count)];
        var chinese = _random.Next(4) > 0;
        var text = chinese ? pair.Chinese : pair.English;
        var start = _random.Next(text.Length);
        var piece = text.Substring(start, Math.Min(text.Length - start, _random.Next(2, chinese ? 12 : 30)));
        return _lowering.Lower(new BoostNode(new PhraseNode(piece, chinese ? Side.Chinese : Side.English), Boost()));
    }

    private TermPhrase Phrase()
    {
        var terms = _random.Next(4) == 0 ? AnyTerms() : TermsOfAPair();
        var slop = _random.Next(2) == 0 ? 0 : _random.Next(1, 6);
        if (slop > 0 && _random.Next(2) == 0)
        {
            // Written in another order than it stands in the pair.
            var offsets = terms.Select(term => term.Offset).ToArray();
            var shuffled = terms.ToArray();
            _random.Shuffle(shuffled);
            terms = [.. shuffled.Select((term, i) => term with { Offset = offsets[i] })];
        }

        return new TermPhrase([.. terms], slop, _random.Next(2) == 0, Boost());
    }

    private List<PhraseTerm> AnyTerms()
    {
        var space = _random.Next(2) == 0 ? TermSpace.EnglishExact : TermSpace.ChineseCharacter;
        var offset = 0;
        var terms = new List<PhraseTerm>();
        for (var count = _random.Next(2, 5); count > 0; count--)
        {
            terms.Add(new PhraseTerm(space, Word(space), offset));
            offset += _random.Next(6) == 0 ? 2 : 1;
        }

        return terms;
    }

    private List<PhraseTerm> TermsOfAPair()
    {
        var pair = _pairs[_random.Next(_pairs.Count)];
        var side = (Language)_random.Next(2);
        _analyzer.Analyze(side == Language.English ? pair.English : pair.Chinese, side, _tokens);
        var tokens = _tokens.Tokens;
        var terms = new List<PhraseTerm>();
        var wanted = _random.Next(2, 5);
        var (start, next) = (-1, 0);
        for (var i = _random.Next(tokens.Length); i < tokens.Length && terms.Count < wanted; i++)
        {
            if (tokens[i].Position < next || _random.Next(3) == 0)
            {
                continue;
            }

            start = start < 0 ? tokens[i].Position : start;
            next = tokens[i].Position + 1;
            var space = (TermSpace)(((int)side * 4) + (int)tokens[i].Layer);
            terms.Add(new PhraseTerm(space, _tokens.Term(tokens[i]).ToString(), tokens[i].Position - start));
        }

        return terms.Count < 2 ? AnyTerms() : terms;
    }

    private TermNode Leaf()
    {
        var space = Space();
        var word = Word(space);
        return _random.Next(7) switch
        {
            0 => new PrefixTerms(space, word[..1], Boost()),
            1 => new WildcardTerms(space, $"?{word[1..]}*", Boost()),
            2 => new TypoTerms(space, _random.Next(2) == 0 ? word + "x" : word, _random.Next(1, 3), Boost()),
            3 => new EveryPair(Boost()),
            4 => new FilterTerms(Filter(1)),
            5 => new NoPair(),
            _ => new OneTerm(space, "missing", Boost()),
        };
    }
}
