using System.Buffers;
using System.Text;
using Search.Concordance.Marking;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Conformance;

/// <summary>The laws of the conformance suite, over its own pairs.</summary>
public sealed class LawTests
{
    private const int LongestPiece = 6;
    private static readonly SearchValues<char> Operators = SearchValues.Create("\"“”「」《》=*~:-<>");
    private readonly AlignedPair[] _pairs = [.. ConformanceCase.Pairs()];

    [Fact]
    public async Task Every_pair_is_found_by_each_contiguous_piece_of_its_Chinese_side_in_either_script_and_width()
    {
        var index = new NaivePairIndex(_pairs, new TextAnalyzer());
        foreach (var pair in _pairs)
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

    [Fact]
    public async Task Every_pair_is_found_by_each_of_its_Latin_words_in_any_case_and_width()
    {
        var analyzer = new TextAnalyzer();
        var buffer = new TokenBuffer();
        var index = new NaivePairIndex(_pairs, analyzer);
        foreach (var pair in _pairs)
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

    [Fact]
    public async Task Folding_a_query_never_changes_which_pairs_it_finds()
    {
        var index = new NaivePairIndex(_pairs, new TextAnalyzer());
        foreach (var one in ConformanceCase.All().Where(c => c.Must.Length > 0 && c.Must[0] == 'P'))
        {
            if (one.Question().Text is not { } text || text.AsSpan().IndexOfAny(Operators) >= 0 || text.Contains("OR"))
            {
                continue;
            }

            var found = await Find(index, text);
            foreach (var form in Forms(text).Append(text.ToUpperInvariant()).Append(text.ToLowerInvariant()))
            {
                (await Find(index, form)).SetEquals(found).ShouldBeTrue($"{one.Id}: «{text}» and «{form}»");
            }
        }
    }

    [Fact]
    public void Every_mark_of_a_piece_is_a_piece_of_the_query_after_folding()
    {
        var analyzer = new TextAnalyzer();
        var highlighter = new Highlighter(analyzer);
        foreach (var pair in _pairs)
        {
            foreach (var piece in HanPieces(pair.Chinese))
            {
                var plan = highlighter.Plan(QueryParser.Parse(piece).Query.ShouldNotBeNull());
                var query = Folded(analyzer, piece);
                foreach (var other in _pairs)
                {
                    foreach (var mark in highlighter.Mark(plan, other.Chinese, Language.Chinese))
                    {
                        var marked = Folded(analyzer, other.Chinese[mark.Start..mark.End]);
                        // A number is marked with its whole expression, whatever part of it was typed.
                        (IsNumber(analyzer, marked) || query.Contains(marked, StringComparison.Ordinal)).ShouldBeTrue(
                            $"«{piece}» marks «{marked}» in {other.Chinese}"
                        );
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Adding_pairs_never_removes_a_hit()
    {
        var few = new NaivePairIndex(_pairs.Take(_pairs.Length / 2), new TextAnalyzer());
        var all = new NaivePairIndex(_pairs, new TextAnalyzer());
        foreach (var one in ConformanceCase.All().Where(c => c.Must.Length == 0 || c.Must[0] == 'P'))
        {
            if (one.Question().Text is { } text)
            {
                (await Find(all, text)).IsSupersetOf(await Find(few, text)).ShouldBeTrue(one.Id);
            }
        }
    }

    private static async Task<HashSet<PairId>> Find(NaivePairIndex index, string text)
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
            var mate = Enumerable
                .Range(0x4E00, 0x5200)
                .FirstOrDefault(
                    c => ScriptClasses.ScriptOf(c) == script && ScriptClasses.Fold(c) == ScriptClasses.Fold(rune.Value),
                    rune.Value
                );
            _ = result.Append(IsHan(rune) ? new Rune(mate).ToString() : rune.ToString());
        }

        return result.ToString();
    }

    private static string Wide(string text) =>
        string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));

    private static bool IsHan(Rune rune) => rune.Value is (>= 0x3400 and <= 0x9FFF) or >= 0x20000;

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
