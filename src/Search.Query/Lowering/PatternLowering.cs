using System.Collections.Immutable;
using System.Text;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Lowering;

/// <summary>
/// Lowers prefixes, wildcard patterns and words with typos. Latin patterns are compared with forms as written, Chinese
/// ones with words; both after folding, so `Naï*` is `nai*`.
/// </summary>
internal sealed class PatternLowering(TextAnalyzer analyzer, RankingParameters ranking)
{
    private const int KeptCharacters = 2;
    private const int LongHanWord = 5;

    private readonly TokenBuffer _buffer = new();
    private readonly List<QueryUnit> _units = [];

    /// <summary>Lowers a prefix.</summary>
    public TermNode Lower(PrefixNode node, float boost)
    {
        var (folded, isHan) = Fold(node.Text, node.Side);
        return folded.Length == 0
            ? new NoPair()
            : OnLayers(node.Side, isHan, (space, factor) => new PrefixTerms(space, folded, boost * factor));
    }

    /// <summary>Lowers a pattern; the text between its wildcards is folded piece by piece.</summary>
    public TermNode Lower(WildcardNode node, float boost)
    {
        var pattern = new StringBuilder(node.Pattern.Length);
        var anyHan = false;
        var rest = node.Pattern.AsSpan();
        while (!rest.IsEmpty)
        {
            var wildcard = rest.IndexOfAny('?', '*');
            var piece = wildcard < 0 ? rest : rest[..wildcard];
            if (!piece.IsEmpty)
            {
                var (folded, isHan) = Fold(piece.ToString(), node.Side);
                _ = pattern.Append(folded);
                anyHan |= isHan;
            }

            if (wildcard < 0)
            {
                break;
            }

            _ = pattern.Append(rest[wildcard]);
            rest = rest[(wildcard + 1)..];
        }

        var whole = pattern.ToString();
        return whole.AsSpan().IndexOfAnyExcept('?', '*') < 0
            ? new NoPair()
            : OnLayers(node.Side, anyHan, (space, factor) => new WildcardTerms(space, whole, boost * factor));
    }

    /// <summary>Lowers words that may have typos; each word must be found.</summary>
    public TermNode Lower(TypoNode node, float boost)
    {
        Analyze(node.Text, node.Side);
        var children = ImmutableArray.CreateBuilder<TermNode>(_units.Count);
        for (int first = 0, end; first < _units.Count; first = end)
        {
            end = first + 1;
            if (_units[first].IsHan)
            {
                // A mistyped word is cut into anything: all of it is one word.
                while (end < _units.Count && _units[end].IsHan)
                {
                    end++;
                }

                children.Add(HanTypo(node, first, end, boost));
            }
            else if (Typo(node, _units[first], boost) is { } word)
            {
                children.Add(word);
            }
        }

        return TermNodes.All(children);
    }

    // With fewer than two characters kept nothing would be left of the word.
    private static int MostEdits(int asked, int length) => Math.Clamp(length - KeptCharacters, 0, asked);

    // A Chinese character says as much as several letters.
    private static int MostHanEdits(int asked, int length) => length < LongHanWord ? 1 : asked;

    private TermNode? Typo(TypoNode node, in QueryUnit unit, float boost)
    {
        var index = unit.ExactToken < 0 ? unit.WordToken : unit.ExactToken;
        if (index < 0)
        {
            return null;
        }

        var token = _buffer.Tokens[index];
        var term = _buffer.Term(token).ToString();
        var edits = MostEdits(node.MaxEdits, term.EnumerateRunes().Count());
        return TermNodes.OnSides(
            node.Side,
            side =>
                edits > 0
                    ? new TypoTerms(TermNodes.Space(side, token.Layer), term, edits, boost)
                    : new OneTerm(TermNodes.Space(side, token.Layer), term, boost)
        );
    }

    // Looked for among the Chinese words unless a side was asked for. Of two characters one may be another, but none may
    // be missing: every word of one character would be near.
    private TermNode HanTypo(TypoNode node, int first, int end, float boost)
    {
        var side = node.Side == Side.English ? Language.English : Language.Chinese;
        var (start, length) = (_units[first].Position, _units[end - 1].Position + _units[end - 1].Length);
        length -= start;
        if (length == 1)
        {
            return LiteralPhrase.Create(_buffer, side, start, start + 1, boost) ?? new NoPair();
        }

        var characters = Characters(start, start + length);
        var word = string.Concat(characters);
        return OnLayers(
            side,
            (space, factor) =>
                length > KeptCharacters
                    ? new TypoTerms(space, word, MostHanEdits(node.MaxEdits, length), boost * factor)
                    : new AnyOfTerms([
                        new WildcardTerms(space, $"{characters[0]}?", boost * factor / 2),
                        new WildcardTerms(space, $"?{characters[1]}", boost * factor / 2),
                    ])
        );
    }

    private List<string> Characters(int start, int end)
    {
        var characters = new List<string>(end - start);
        foreach (ref readonly var token in _buffer.Tokens)
        {
            if (token.Layer == TokenLayer.Character && token.Position >= start && token.Position < end)
            {
                characters.Add(_buffer.Term(token).ToString());
            }
        }

        return characters;
    }

    private TermNode OnLayers(Side side, bool isHan, Func<TermSpace, float, TermNode> create) =>
        TermNodes.OnSides(
            side,
            language => isHan ? OnLayers(language, create) : create(TermNodes.Space(language, TokenLayer.Exact), 1f)
        );

    private AnyOfTerms OnLayers(Language language, Func<TermSpace, float, TermNode> create) =>
        new([
            create(TermNodes.Space(language, TokenLayer.Word), 1f),
            create(TermNodes.Space(language, TokenLayer.Overlap), ranking.OverlapBoost),
        ]);

    private void Analyze(string text, Side side)
    {
        analyzer.Analyze(text, side == Side.Chinese ? Language.Chinese : Language.English, _buffer);
        UnitCutter.Cut(_buffer, _units);
    }

    // The folded text: whole Latin words and single characters in their order, without what no token holds.
    private (string Folded, bool IsHan) Fold(string text, Side side)
    {
        Analyze(text, side);
        var folded = new StringBuilder(text.Length);
        var isHan = false;
        var next = 0;
        foreach (ref readonly var token in _buffer.Tokens)
        {
            if (token.Position < next || token.Layer is not (TokenLayer.Exact or TokenLayer.Character))
            {
                continue;
            }

            _ = folded.Append(_buffer.Term(token));
            isHan |= token.Layer == TokenLayer.Character;
            next = token.Position + token.PositionLength;
        }

        return (folded.ToString(), isHan);
    }
}
