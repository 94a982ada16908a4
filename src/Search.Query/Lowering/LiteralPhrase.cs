using System.Collections.Immutable;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Lowering;

/// <summary>Positions of a query text as they are written: Han by characters, the rest by exact forms of the finest parts.</summary>
internal static class LiteralPhrase
{
    /// <summary>A phrase over a range of positions; a single term when one is enough; null when there is none.</summary>
    public static TermNode? Create(TokenBuffer buffer, Language side, int start, int end, float boost)
    {
        var terms = ImmutableArray.CreateBuilder<PhraseTerm>(end - start);
        Append(buffer, side, start, end, start, terms);
        return terms.Count switch
        {
            0 => null,
            1 => new OneTerm(terms[0].Space, terms[0].Term, boost),
            _ => new TermPhrase(terms.DrainToImmutable(), Boost: boost),
        };
    }

    /// <summary>Appends a term for each position of a range, with offsets from <paramref name="origin"/>.</summary>
    public static void Append(
        TokenBuffer buffer,
        Language side,
        int start,
        int end,
        int origin,
        ImmutableArray<PhraseTerm>.Builder terms
    )
    {
        var tokens = buffer.Tokens;
        for (var i = 0; i < tokens.Length && tokens[i].Position < end; )
        {
            var position = tokens[i].Position;
            var best = -1;
            for (; i < tokens.Length && tokens[i].Position == position; i++)
            {
                if (
                    tokens[i].Layer is TokenLayer.Character or TokenLayer.Exact
                    && tokens[i].Position + tokens[i].PositionLength <= end
                    && (best < 0 || tokens[i].PositionLength < tokens[best].PositionLength)
                )
                {
                    best = i;
                }
            }

            if (position >= start && best >= 0)
            {
                ref readonly var token = ref tokens[best];
                terms.Add(
                    new PhraseTerm(TermNodes.Space(side, token.Layer), buffer.Term(token).ToString(), position - origin)
                );
            }
        }
    }
}
