using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Lowering;

/// <summary>Lowers neighbouring units to phrases on one side.</summary>
internal readonly struct PhraseLowering(TokenBuffer buffer, List<QueryUnit> units, LoweringPurpose purpose)
{
    // Each dictionary word doubles the phrases (word or overlap): with more than this, characters cost less.
    private const int MostWordsByWord = 2;

    /// <summary>The units exactly as written, next to each other.</summary>
    public TermNode Exact(Language side, RankingParameters ranking, float boost)
    {
        var words = 0;
        foreach (var unit in units)
        {
            if (unit.Kind is UnitKind.HanRun || (unit.Kind == UnitKind.HanWord && unit.WordToken < 0))
            {
                words = int.MaxValue;
                break;
            }

            words += unit.Kind == UnitKind.HanWord ? 1 : 0;
        }

        if (words is 0 or > MostWordsByWord)
        {
            return Whole(side, boost);
        }

        var alternatives = ImmutableArray.CreateBuilder<TermNode>(1 << words);
        for (var choice = 0; choice < 1 << words; choice++)
        {
            var weight = choice == 0 ? boost : boost * ranking.OverlapBoost;
            if (ByWord(side, choice, weight) is { } phrase)
            {
                alternatives.Add(phrase);
            }
        }

        return TermNodes.Any(alternatives);
    }

    /// <summary>The units as they are written, next to each other, however the text around them is cut.</summary>
    public TermNode Whole(Language side, float boost) =>
        Literal(side, 0, units.Count, boost) is { } literal ? Narrowed(side, literal) : new NoPair();

    /// <summary>Two units next to each other, by the term that stands for each; null when one has none.</summary>
    public TermNode? Together(Language side, int first, int second, float boost)
    {
        var origin = units[first].Position;
        return
            MainTerm(side, units[first], origin, out var left) && MainTerm(side, units[second], origin, out var right)
            ? new TermPhrase([left, right], Boost: boost)
            : null;
    }

    /// <summary>The units near each other: exact forms of Latin words, Chinese words, characters where there is no word.</summary>
    public TermNode Near(Language side, int slop, bool inOrder, float boost)
    {
        var origin = units[0].Position;
        var terms = ImmutableArray.CreateBuilder<PhraseTerm>(units.Count);
        foreach (var unit in units)
        {
            if (unit.Kind == UnitKind.HanWord && unit.WordToken >= 0)
            {
                terms.Add(Term(side, unit.WordToken, unit.Position - origin));
            }
            else if (unit.Kind is UnitKind.Word or UnitKind.Compound && unit.ExactToken >= 0)
            {
                terms.Add(Term(side, unit.ExactToken, unit.Position - origin));
            }
            else
            {
                LiteralPhrase.Append(buffer, side, unit.Position, unit.Position + unit.Length, origin, terms);
            }
        }

        return terms.Count switch
        {
            0 => new NoPair(),
            1 => new OneTerm(terms[0].Space, terms[0].Term, boost),
            _ => new TermPhrase(terms.DrainToImmutable(), slop, inOrder, boost),
        };
    }

    /// <summary>A range of units as they are written; null when there is no term.</summary>
    public TermNode? Literal(Language side, int first, int end, float boost) =>
        LiteralPhrase.Create(
            buffer,
            side,
            units[first].Position,
            units[end - 1].Position + units[end - 1].Length,
            boost
        );

    // Characters are frequent; the words that they are cut into are not. Where the characters stand, each dictionary word
    // stands in one of two layers, and where the words stand the characters do: either may be looked for.
    private TermNode Narrowed(Language side, TermNode literal)
    {
        if (purpose != LoweringPurpose.Search || literal is not TermPhrase phrase)
        {
            return literal;
        }

        var places = ImmutableArray.CreateBuilder<PhrasePlace>(units.Count);
        var rest = ImmutableArray.CreateBuilder<PhraseTerm>();
        var origin = units[0].Position;
        var anyWord = false;
        foreach (var unit in units)
        {
            if (unit.Kind == UnitKind.HanWord && unit.WordToken >= 0)
            {
                places.Add(
                    new PhrasePlace(
                        Term(side, unit.WordToken, unit.Position - origin),
                        TermNodes.Space(side, TokenLayer.Overlap)
                    )
                );
                anyWord = true;
                continue;
            }

            LiteralPhrase.Append(buffer, side, unit.Position, unit.Position + unit.Length, origin, rest);
            foreach (var term in rest)
            {
                places.Add(new PhrasePlace(term, null));
            }

            rest.Clear();
        }

        return anyWord ? phrase with { ByWords = places.ToImmutable() } : phrase;
    }

    private TermNode? ByWord(Language side, int choice, float boost)
    {
        var origin = units[0].Position;
        var terms = ImmutableArray.CreateBuilder<PhraseTerm>(units.Count);
        foreach (var unit in units)
        {
            if (unit.Kind != UnitKind.HanWord)
            {
                LiteralPhrase.Append(buffer, side, unit.Position, unit.Position + unit.Length, origin, terms);
                continue;
            }

            var word = Term(side, unit.WordToken, unit.Position - origin);
            terms.Add((choice & 1) == 0 ? word : word with { Space = TermNodes.Space(side, TokenLayer.Overlap) });
            choice >>= 1;
        }

        return terms.Count switch
        {
            0 => null,
            1 => new OneTerm(terms[0].Space, terms[0].Term, boost),
            _ => new TermPhrase(terms.DrainToImmutable(), Boost: boost),
        };
    }

    private bool MainTerm(Language side, in QueryUnit unit, int origin, out PhraseTerm term)
    {
        if (unit.WordToken >= 0 && unit.Kind != UnitKind.HanCharacter)
        {
            term = Term(side, unit.WordToken, unit.Position - origin);
            return true;
        }

        var terms = ImmutableArray.CreateBuilder<PhraseTerm>(unit.Length);
        LiteralPhrase.Append(buffer, side, unit.Position, unit.Position + unit.Length, origin, terms);
        term = terms.Count == 1 ? terms[0] : default;
        return terms.Count == 1;
    }

    private PhraseTerm Term(Language side, int index, int offset)
    {
        ref readonly var token = ref buffer.Tokens[index];
        return new PhraseTerm(TermNodes.Space(side, token.Layer), buffer.Term(token).ToString(), offset);
    }
}
