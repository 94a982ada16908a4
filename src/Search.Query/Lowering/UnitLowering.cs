using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Lowering;

/// <summary>Lowers one unit of a query text on one side.</summary>
internal readonly ref struct UnitLowering(
    TokenBuffer buffer,
    RankingParameters ranking,
    TextMode mode,
    bool exact,
    float boost
)
{
    private const float LiteralNumberBoost = 0.2f;

    /// <summary>The terms that find the unit, or <see cref="NoPair"/>.</summary>
    public TermNode Lower(in QueryUnit unit, Language side) =>
        unit.Kind switch
        {
            UnitKind.Number => Number(unit, side),
            UnitKind.Compound => TermNodes.Either(Word(unit, side), Literal(unit, side, boost)),
            UnitKind.HanWord => HanWord(unit, side),
            UnitKind.HanRun => HanRun(unit, side),
            UnitKind.HanCharacter => HanCharacter(unit, side),
            _ => Word(unit, side),
        };

    private TermNode Word(in QueryUnit unit, Language side)
    {
        if (exact || unit.WordToken < 0)
        {
            return unit.ExactToken >= 0
                ? Term(unit.ExactToken, side, boost)
                : OptionalTerm(unit.WordToken, side, boost);
        }

        var word = Term(unit.WordToken, side, boost);
        return unit.ExactToken < 0
            ? word
            : new RankedTerms(word, Term(unit.ExactToken, side, boost * ranking.ExactBoost), true);
    }

    // A number is found by its value, and also as it is written: a piece of a longer numeral has another value.
    private TermNode Number(in QueryUnit unit, Language side) =>
        exact
            ? Literal(unit, side, boost)
            : TermNodes.Either(
                OptionalTerm(unit.WordToken, side, boost),
                Literal(unit, side, boost * LiteralNumberBoost)
            );

    // Every place where a dictionary word stands has it in one of the two layers, so no phrase is needed.
    private TermNode HanWord(in QueryUnit unit, Language side)
    {
        if (mode == TextMode.Character || unit.WordToken < 0)
        {
            return Literal(unit, side, boost * ranking.CharacterBoost);
        }

        var word = Term(unit.WordToken, side, boost);
        return mode == TextMode.Word || exact
            ? word
            : new AnyOfTerms([
                word,
                new OneTerm(TermNodes.Space(side, TokenLayer.Overlap), word.Term, boost * ranking.OverlapBoost),
            ]);
    }

    private TermNode HanRun(in QueryUnit unit, Language side)
    {
        if (mode == TextMode.Word)
        {
            return OptionalTerm(unit.WordToken, side, boost);
        }

        var characters = Literal(unit, side, boost * ranking.CharacterBoost);
        return mode == TextMode.Character || unit.WordToken < 0
            ? characters
            : new RankedTerms(characters, Term(unit.WordToken, side, boost));
    }

    private TermNode HanCharacter(in QueryUnit unit, Language side) => HanRun(unit, side);

    private TermNode Literal(in QueryUnit unit, Language side, float literalBoost) =>
        LiteralPhrase.Create(buffer, side, unit.Position, unit.Position + unit.Length, literalBoost) ?? new NoPair();

    private TermNode OptionalTerm(int token, Language side, float termBoost) =>
        token < 0 ? new NoPair() : Term(token, side, termBoost);

    private OneTerm Term(int index, Language side, float termBoost)
    {
        ref readonly var token = ref buffer.Tokens[index];
        return new OneTerm(TermNodes.Space(side, token.Layer), buffer.Term(token).ToString(), termBoost);
    }
}
