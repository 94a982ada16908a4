using System.Diagnostics;
using Search.Text.Analysis;

namespace Search.Query.Lowering;

/// <summary>
/// Cuts an analysed query text into units that together cover every position: at each position the longest thing that
/// starts there, numbers before words of the same length.
/// </summary>
internal static class UnitCutter
{
    /// <summary>Replaces the content of <paramref name="units"/> by the units of a text.</summary>
    public static void Cut(TokenBuffer buffer, List<QueryUnit> units)
    {
        units.Clear();
        var tokens = buffer.Tokens;
        var next = 0;
        for (var i = 0; i < tokens.Length; )
        {
            var position = tokens[i].Position;
            var end = i;
            while (end < tokens.Length && tokens[end].Position == position)
            {
                end++;
            }

            if (position >= next && TryUnit(tokens, i, end, out var unit))
            {
                Debug.Assert(unit.Length > 0, "A unit covers a position.");
                units.Add(unit);
                next = unit.Position + unit.Length;
            }

            i = end;
        }
    }

    private static bool TryUnit(ReadOnlySpan<Token> tokens, int start, int end, out QueryUnit unit)
    {
        var best = -1;
        for (var i = start; i < end; i++)
        {
            if (Rank(tokens[i]) > (best < 0 ? 0 : Rank(tokens[best])))
            {
                best = i;
            }
        }

        if (best < 0)
        {
            unit = default;
            return false;
        }

        ref readonly var token = ref tokens[best];
        var kind = token.Kind switch
        {
            TokenKind.Number => UnitKind.Number,
            TokenKind.HanCharacter => UnitKind.HanCharacter,
            TokenKind.HanWord or TokenKind.HanInner => token.PositionLength > 1
                ? UnitKind.HanWord
                : UnitKind.HanCharacter,
            TokenKind.HanUnknown => token.PositionLength > 1 ? UnitKind.HanRun : UnitKind.HanCharacter,
            _ => token.PositionLength > 1 ? UnitKind.Compound : UnitKind.Word,
        };
        var word = -1;
        var exact = -1;
        for (var i = start; i < end; i++)
        {
            ref readonly var other = ref tokens[i];
            if (other.PositionLength != token.PositionLength)
            {
                continue;
            }

            if (other.Layer == TokenLayer.Word && (other.Kind == token.Kind || word < 0) && IsSameClass(other, token))
            {
                word = i;
            }
            else if (other.Layer == TokenLayer.Exact && exact < 0)
            {
                exact = i;
            }
        }

        unit = new QueryUnit(kind, token.Position, token.PositionLength, token.Start, token.End, word, exact);
        return true;
    }

    // A number never stands for the word of the same position, nor the other way round.
    private static bool IsSameClass(in Token other, in Token token) =>
        (other.Kind == TokenKind.Number) == (token.Kind == TokenKind.Number);

    // Length first; of the same length a number, then a word, then a bare character. Words across boundaries are no units.
    private static int Rank(in Token token) =>
        token.Kind switch
        {
            TokenKind.HanOverlap or TokenKind.HanInner => 0,
            TokenKind.Number => (token.PositionLength * 4) + 3,
            TokenKind.HanCharacter => (token.PositionLength * 4) + 1,
            _ => (token.PositionLength * 4) + 2,
        };
}
