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
        foreach (var unit in _units)
        {
            var isHan = unit.Kind is UnitKind.HanWord or UnitKind.HanRun or UnitKind.HanCharacter;
            var index = isHan || unit.ExactToken < 0 ? unit.WordToken : unit.ExactToken;
            if (index < 0)
            {
                continue;
            }

            var token = _buffer.Tokens[index];
            var term = _buffer.Term(token).ToString();
            children.Add(
                TermNodes.OnSides(
                    node.Side,
                    side => new TypoTerms(TermNodes.Space(side, token.Layer), term, node.MaxEdits, boost)
                )
            );
        }

        return TermNodes.All(children);
    }

    private TermNode OnLayers(Side side, bool isHan, Func<TermSpace, float, TermNode> create) =>
        TermNodes.OnSides(
            side,
            language =>
                isHan
                    ? new AnyOfTerms([
                        create(TermNodes.Space(language, TokenLayer.Word), 1f),
                        create(TermNodes.Space(language, TokenLayer.Overlap), ranking.OverlapBoost),
                    ])
                    : create(TermNodes.Space(language, TokenLayer.Exact), 1f)
        );

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
