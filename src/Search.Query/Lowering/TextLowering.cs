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
    private const int LongestRun = 32;
    private readonly TokenBuffer _buffer = new();
    private readonly List<QueryUnit> _units = [];
    private readonly List<QueryUnit> _run = [];

    /// <summary>Lowers plain text: each unit on the side or sides asked for.</summary>
    public TermNode Lower(TextNode node, float boost)
    {
        Analyze(node.Text, node.Side);
        if (node.Mode == TextMode.Character)
        {
            JoinHan();
        }

        var children = ImmutableArray.CreateBuilder<TermNode>(_units.Count);
        for (int first = 0, end; first < _units.Count; first = end)
        {
            // Chinese typed in one piece is one form, whatever it is cut into.
            end = node.Exact ? EndOfRun(first) : first + 1;
            var (unit, isRun) = (_units[first], end - first > 1 && HasHan(first, end));
            end = isRun ? end : first + 1;
            if (isRun)
            {
                TakeRun(first, end);
            }

            var lowered = TermNodes.OnSides(
                node.Side,
                side =>
                    isRun
                        ? new PhraseLowering(_buffer, _run, purpose).Exact(side, ranking, boost)
                        : Unit(node, unit, side, boost)
            );
            if (lowered is not NoPair)
            {
                children.Add(lowered);
            }
        }

        var several = children.Count > 1;
        var words = node.Any ? TermNodes.Any(children) : TermNodes.All(children);
        if (!several || node.Any)
        {
            return words;
        }

        var together = TermNodes.OnSides(node.Side, side => Together(side, boost));
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

    private TermNode Unit(TextNode node, QueryUnit unit, Language side, float boost)
    {
        var isOther =
            node.Side == Side.Either && unit.IsHan == (side == Language.English) && unit.Kind != UnitKind.Number;
        var factor = isOther ? ranking.OtherSideBoost : 1f;
        return new UnitLowering(_buffer, ranking, node.Mode, node.Exact, boost * factor).Lower(unit, side);
    }

    private void TakeRun(int first, int end)
    {
        _run.Clear();
        _run.AddRange(_units[first..end]);
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
            var isHan = unit.IsHan;
            if (isHan && count > 0 && _units[count - 1] is { Kind: UnitKind.HanRun or UnitKind.HanCharacter } last)
            {
                if (last.Position + last.Length == unit.Position)
                {
                    _units[count - 1] = last with
                    {
                        Kind = UnitKind.HanRun,
                        Length = last.Length + unit.Length,
                        End = unit.End,
                    };
                    continue;
                }
            }

            _units[count++] = isHan
                ? unit with
                {
                    Kind = unit.Length == 1 ? UnitKind.HanCharacter : UnitKind.HanRun,
                    WordToken = -1,
                    ExactToken = -1,
                }
                : unit;
        }

        _units.RemoveRange(count, _units.Count - count);
    }

    // What lifts a pair that has all units: neighbours that stand together, and Chinese that was typed in one piece and
    // stands there in one piece, however the text around it is cut.
    private TermNode Together(Language side, float boost)
    {
        var children = ImmutableArray.CreateBuilder<TermNode>(_units.Count);
        var phrase = new PhraseLowering(_buffer, _units, purpose);
        for (var i = 1; i < _units.Count && _units.Count <= MostUnitsWithProximity; i++)
        {
            if (phrase.Together(side, i - 1, i, boost * ranking.ProximityBoost) is { } pair)
            {
                children.Add(pair);
            }
        }

        for (int first = 0, end; first < _units.Count; first = end)
        {
            end = EndOfRun(first);
            var length = _units[end - 1].Position + _units[end - 1].Length - _units[first].Position;
            if (end - first > 1 && length <= LongestRun && HasHan(first, end))
            {
                TakeRun(first, end);
                var run = new PhraseLowering(_buffer, _run, purpose).Whole(side, boost * ranking.RunBoost);
                if (run is not NoPair)
                {
                    children.Add(run);
                }
            }
        }

        if (
            purpose == LoweringPurpose.Marks
            && _units.Count <= MostUnitsWithProximity
            && phrase.Literal(side, 0, _units.Count, boost) is { } literal
        )
        {
            children.Add(literal);
        }

        return TermNodes.Any(children);
    }

    // The first unit that does not follow the one before it without a space or a sign in between.
    private int EndOfRun(int first)
    {
        var end = first + 1;
        while (end < _units.Count && _units[end].Start == _units[end - 1].End)
        {
            end++;
        }

        return end;
    }

    private bool HasHan(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_units[i].IsHan)
            {
                return true;
            }
        }

        return false;
    }
}
