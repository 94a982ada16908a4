using System.Buffers;
using System.Text;
using Search.Concordance.Marking;
using Search.Index;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Conformance;

/// <summary>The laws of the conformance suite, over its own pairs (corpus 0) and over random ones (the corpus is the seed).</summary>
public sealed class LawTests
{
    private const int RandomPairs = 16;
    private const int LongestPiece = 6;
    private static readonly SearchValues<char> Operators = SearchValues.Create("\"“”「」《》=*~:-<>");
    private static readonly Lazy<Dictionary<(Script, int), int>> Mates = new(FindMates);

    public static TheoryData<int> Corpora() => [.. Enumerable.Range(0, 5)];

    public static TheoryData<int> ManyCorpora() => [.. Enumerable.Range(100, 150)];

    [Theory]
    [MemberData(nameof(Corpora))]
    public async Task Every_pair_is_found_by_each_contiguous_piece_of_its_Chinese_side_in_either_script_and_width(
        int corpus
    )
    {
        var pairs = Pairs(corpus);
        var index = new NaivePairIndex(pairs, new TextAnalyzer());
        foreach (var pair in pairs)
        {
            foreach (var piece in HanPieces(pair.Chinese))
            {
                foreach (var form in Forms(piece))
                {
                    (await Find(index, form)).ShouldContain(pair.Id, $"«{form}» in {pair.ExternalId} {pair.Chinese}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public async Task Every_pair_is_found_by_each_of_its_Latin_words_in_any_case_and_width(int corpus)
    {
        var pairs = Pairs(corpus);
        var analyzer = new TextAnalyzer();
        var buffer = new TokenBuffer();
        var index = new NaivePairIndex(pairs, analyzer);
        foreach (var pair in pairs)
        {
            foreach (var (text, side) in new[] { (pair.English, Language.English), (pair.Chinese, Language.Chinese) })
            {
                analyzer.Analyze(text, side, buffer);
                var words = buffer
                    .Tokens.ToArray()
                    .Where(token => token.Layer == TokenLayer.Exact)
                    .Select(token => text[token.Start..token.End]);
                foreach (var word in words.ToList())
                {
                    foreach (var form in new[] { word, word.ToUpperInvariant(), word.ToLowerInvariant(), Wide(word) })
                    {
                        (await Find(index, form)).ShouldContain(pair.Id, $"«{form}» in {pair.ExternalId} {text}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public async Task Folding_a_query_never_changes_which_pairs_it_finds(int corpus)
    {
        var pairs = Pairs(corpus);
        var index = new NaivePairIndex(pairs, new TextAnalyzer());
        foreach (var text in Queries(corpus))
        {
            if (text.AsSpan().IndexOfAny(Operators) >= 0 || text.Contains("OR"))
            {
                continue;
            }

            var found = await Find(index, text);
            foreach (var form in Forms(text).Append(text.ToUpperInvariant()).Append(text.ToLowerInvariant()))
            {
                (await Find(index, form)).SetEquals(found).ShouldBeTrue($"corpus {corpus}: «{text}» and «{form}»");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public async Task Width_and_script_never_change_what_a_query_with_operators_finds(int corpus)
    {
        var pairs = Pairs(corpus);
        var index = new NaivePairIndex(pairs, new TextAnalyzer());
        var random = new Random(corpus);
        for (var i = 0; i < 60; i++)
        {
            var text = RandomCorpus.OperatorQuery(random);
            var found = await Find(index, text);
            foreach (var form in Forms(text).SelectMany(form => new[] { form, form.Replace(' ', '\u3000') }))
            {
                (await Find(index, form)).SetEquals(found).ShouldBeTrue($"corpus {corpus}: «{text}» and «{form}»");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public void Every_mark_of_a_piece_is_a_piece_of_the_query_after_folding(int corpus)
    {
        var pairs = Pairs(corpus);
        var analyzer = new TextAnalyzer();
        var highlighter = new Highlighter(analyzer);
        foreach (var pair in pairs)
        {
            foreach (var piece in HanPieces(pair.Chinese))
            {
                var plan = highlighter.Plan(QueryParser.Parse(piece).Query.ShouldNotBeNull());
                var query = Folded(analyzer, piece);
                HashSet<string> words =
                [
                    .. Words(analyzer, piece),
                    .. Parts(analyzer, piece).SelectMany(part => Words(analyzer, part)),
                ];
                foreach (var other in pairs)
                {
                    foreach (var mark in highlighter.Mark(plan, other.Chinese, Language.Chinese))
                    {
                        var marked = Folded(analyzer, other.Chinese[mark.Start..mark.End]);
                        // A number is marked with its whole expression, whatever part of it was typed, and a word whose
                        // stem was asked for is marked whole.
                        (
                            IsNumber(analyzer, marked)
                            || IsMadeOf(marked, query, words)
                            || (marked.All(char.IsAscii) && Words(analyzer, marked).IsSubsetOf(words))
                        ).ShouldBeTrue($"corpus {corpus}: «{piece}» marks «{marked}» in {other.Chinese}");
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public async Task Adding_pairs_never_removes_a_hit(int corpus)
    {
        var pairs = Pairs(corpus);
        var few = new NaivePairIndex(pairs.Take(pairs.Length / 2), new TextAnalyzer());
        var all = new NaivePairIndex(pairs, new TextAnalyzer());
        foreach (var text in Queries(corpus))
        {
            (await Find(all, text)).IsSupersetOf(await Find(few, text)).ShouldBeTrue($"corpus {corpus}: «{text}»");
        }
    }

    [Theory]
    [MemberData(nameof(Corpora))]
    public async Task Both_engines_return_the_same_pairs(int corpus)
    {
        var pairs = Pairs(corpus);
        var folder = Directory.CreateTempSubdirectory("laws-").FullName;
        try
        {
            using (var builder = PairIndexBuilder.Create(folder))
            {
                foreach (var pair in pairs)
                {
                    builder.Add(pair);
                }

                _ = builder.Commit(TestContext.Current.CancellationToken);
            }

            await using var index = PairIndex.Open(folder);
            var naive = new NaivePairIndex(pairs, new TextAnalyzer());
            foreach (var text in Queries(corpus))
            {
                (await Find(index, text)).SetEquals(await Find(naive, text)).ShouldBeTrue($"corpus {corpus}: «{text}»");
            }
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(ManyCorpora))]
    public async Task All_laws_hold_over_many_random_corpora(int corpus)
    {
        await Every_pair_is_found_by_each_contiguous_piece_of_its_Chinese_side_in_either_script_and_width(corpus);
        await Every_pair_is_found_by_each_of_its_Latin_words_in_any_case_and_width(corpus);
        await Folding_a_query_never_changes_which_pairs_it_finds(corpus);
        await Width_and_script_never_change_what_a_query_with_operators_finds(corpus);
        Every_mark_of_a_piece_is_a_piece_of_the_query_after_folding(corpus);
        await Adding_pairs_never_removes_a_hit(corpus);
        await Both_engines_return_the_same_pairs(corpus);
    }

    private static AlignedPair[] Pairs(int corpus) =>
        corpus == 0 ? [.. ConformanceCase.Pairs()] : RandomCorpus.Make(corpus, RandomPairs);

    private static IEnumerable<string> Queries(int corpus)
    {
        var random = new Random(corpus);
        return corpus == 0
            ? ConformanceCase
                .All()
                .Where(one => one.Must.Length == 0 || one.Must[0] == 'P')
                .Select(one => one.Question().Text)
                .OfType<string>()
            : Enumerable.Range(0, 80).Select(_ => RandomCorpus.Query(random));
    }

    private static async Task<HashSet<PairId>> Find(IPairIndex index, string text)
    {
        if (QueryParser.Parse(text).Query is not { } query)
        {
            return [];
        }

        var page = await index.SearchAsync(
            new SearchRequest { Query = query, Limit = 1000 },
            TestContext.Current.CancellationToken
        );
        return [.. page.Hits.Select(hit => hit.Id)];
    }

    // Pieces that begin and end with Han: a Latin word or numeral is never cut in two.
    private static IEnumerable<string> HanPieces(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        for (var start = 0; start < runes.Length; start++)
        {
            for (var end = start + 1; end <= Math.Min(runes.Length, start + LongestPiece); end++)
            {
                if (IsHan(runes[start]) && IsHan(runes[end - 1]))
                {
                    var piece = string.Concat(runes[start..end].Select(rune => rune.ToString()));
                    if (piece.AsSpan().IndexOfAny(Operators) < 0)
                    {
                        yield return piece;
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Forms(string piece)
    {
        yield return piece;
        yield return Wide(piece);
        yield return Converted(piece, Script.Hans);
        yield return Converted(piece, Script.Hant);
    }

    private static string Converted(string piece, Script script)
    {
        var result = new StringBuilder();
        foreach (var rune in piece.EnumerateRunes())
        {
            var mate = Mates.Value.GetValueOrDefault((script, ScriptClasses.Fold(rune.Value)), rune.Value);
            _ = result.Append(IsHan(rune) ? new Rune(mate).ToString() : rune.ToString());
        }

        return result.ToString();
    }

    // By script and class, the first character that is of that script only.
    private static Dictionary<(Script, int), int> FindMates()
    {
        var mates = new Dictionary<(Script, int), int>();
        for (var c = 0x4E00; c < 0xA000; c++)
        {
            _ =
                ScriptClasses.ScriptOf(c) != Script.None
                && mates.TryAdd((ScriptClasses.ScriptOf(c), ScriptClasses.Fold(c)), c);
        }

        return mates;
    }

    private static string Wide(string text) =>
        string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    private static bool IsHan(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or >= 0x20000;

    // A mark is a piece of the query, or several that touch each other in the text: pieces of two characters or more, or
    // words of the query.
    private static bool IsMadeOf(string marked, string query, HashSet<string> words)
    {
        var reached = new bool[marked.Length + 1];
        reached[0] = true;
        for (var start = 0; start < marked.Length; start++)
        {
            for (var end = start + 1; reached[start] && end <= marked.Length; end++)
            {
                var piece = marked[start..end];
                reached[end] |=
                    words.Contains(piece) || (end - start > 1 && query.Contains(piece, StringComparison.Ordinal));
            }
        }

        return reached[^1];
    }

    private static HashSet<string> Words(TextAnalyzer analyzer, string text)
    {
        var buffer = new TokenBuffer();
        analyzer.Analyze(text, Language.Chinese, buffer);
        return
        [
            .. buffer
                .Tokens.ToArray()
                .Where(token => token.Layer == TokenLayer.Word)
                .Select(token => buffer.Term(token).ToString()),
        ];
    }

    // What stands between numbers and spaces: 日頭 is a word, but 5月3日頭 is a date and 頭.
    private static string[] Parts(TextAnalyzer analyzer, string text)
    {
        var buffer = new TokenBuffer();
        analyzer.Analyze(text, Language.Chinese, buffer);
        var cut = text.ToCharArray();
        foreach (var token in buffer.Tokens.ToArray().Where(token => token.Kind == TokenKind.Number))
        {
            cut.AsSpan(token.Start, token.End - token.Start).Fill(' ');
        }

        return new string(cut).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private static bool IsNumber(TextAnalyzer analyzer, string text)
    {
        var buffer = new TokenBuffer();
        analyzer.Analyze(text, Language.Chinese, buffer);
        return buffer.Tokens.ToArray().Any(token => token.Kind == TokenKind.Number);
    }

    private static string Folded(TextAnalyzer analyzer, string text)
    {
        var buffer = new TokenBuffer();
        analyzer.Analyze(text, Language.Chinese, buffer);
        var next = 0;
        var result = new StringBuilder();
        foreach (ref readonly var token in buffer.Tokens)
        {
            if (token.Layer is TokenLayer.Exact or TokenLayer.Character && token.Position >= next)
            {
                _ = result.Append(buffer.Term(token));
                next = token.Position + token.PositionLength;
            }
        }

        return result.ToString();
    }
}
