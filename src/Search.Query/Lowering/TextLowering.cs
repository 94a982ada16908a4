using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Lowering;

/// <summary>Lowers plain text and phrases.</summary>
internal sealed class TextLowering(TextAnalyzer analyzer, RankingParameters ranking, LoweringPurpose purpose)
{
    private const int MostUnitsWithProximity = 8;
    private readonly TokenBuffer _buffer = new();
    private readonly List<QueryUnit> _units = [];

    /// <summary>Lowers plain text: each unit on the side or sides asked for.</summary>
    public TermNode Lower(TextNode node, float boost)
    {
        Analyze(node.Text, node.Side);
        if (node.Mode == TextMode.Character)
        {
            JoinHan();
        }

        var unitLowering = new UnitLowering(_buffer, ranking, node.Mode, node.Exact, boost);
        var children = ImmutableArray.CreateBuilder<TermNode>(_units.Count);
        foreach (var unit in _units)
        {
            var lowered = node.Side switch
            {
                Side.English => unitLowering.Lower(unit, Language.English),
                Side.Chinese => unitLowering.Lower(unit, Language.Chinese),
                _ => TermNodes.Either(
                    unitLowering.Lower(unit, Language.English),
                    unitLowering.Lower(unit, Language.Chinese)
                ),
            };
            if (lowered is not NoPair)
            {
                children.Add(lowered);
            }
        }

        var several = children.Count > 1;
        var words = node.Any ? TermNodes.Any(children) : TermNodes.All(children);
        if (!several || node.Any || _units.Count > MostUnitsWithProximity)
        {
            return words;
        }

        var together = TermNodes.OnSides(node.Side, side => Neighbours(side, boost * ranking.ProximityBoost));
        return together is NoPair ? words : new RankedTerms(words, together);
    }

    /// <summary>Lowers a phrase, or words near each other.</summary>
    public TermNode Lower(PhraseNode node, float boost)
    {
        Analyze(node.Text, node.Side);
        if (_units.Count == 0)
        {
            return new NoPair();
        }

        var phrase = new PhraseLowering(_buffer, _units, purpose);
        return node.Slop == 0
            ? TermNodes.OnSides(node.Side, side => phrase.Exact(side, ranking, boost))
            : TermNodes.OnSides(node.Side, side => phrase.Near(side, node.Slop, node.InOrder, boost));
    }

    private void Analyze(string text, Side side)
    {
        analyzer.Analyze(text, side == Side.English ? Language.English : Language.Chinese, _buffer);
        UnitCutter.Cut(_buffer, _units);
    }

    // In character mode every stretch of Han is one run, whatever words it is made of.
    private void JoinHan()
    {
        var count = 0;
        for (var i = 0; i < _units.Count; i++)
        {
            var unit = _units[i];
            var isHan = unit.Kind is UnitKind.HanWord or UnitKind.HanRun or UnitKind.HanCharacter;
            if (isHan && count > 0 && _units[count - 1] is { Kind: UnitKind.HanRun or UnitKind.HanCharacter } last)
            {
                if (last.Position + last.Length == unit.Position)
                {
                    _units[count - 1] = new QueryUnit(
                        UnitKind.HanRun,
                        last.Position,
                        last.Length + unit.Length,
                        -1,
                        -1
                    );
                    continue;
                }
            }

            _units[count++] = isHan
                ? new QueryUnit(
                    unit.Length == 1 ? UnitKind.HanCharacter : UnitKind.HanRun,
                    unit.Position,
                    unit.Length,
                    -1,
                    -1
                )
                : unit;
        }

        _units.RemoveRange(count, _units.Count - count);
    }

    private TermNode Neighbours(Language side, float boost)
    {
        var phrase = new PhraseLowering(_buffer, _units, purpose);
        var children = ImmutableArray.CreateBuilder<TermNode>(_units.Count);
        for (var i = 1; i < _units.Count; i++)
        {
            if (phrase.Together(side, i - 1, i, boost) is { } pair)
            {
                children.Add(pair);
            }
        }

        if (purpose == LoweringPurpose.Marks && phrase.Literal(side, 0, _units.Count, boost) is { } literal)
        {
            children.Add(literal);
        }

        return TermNodes.Any(children);
    }
}
