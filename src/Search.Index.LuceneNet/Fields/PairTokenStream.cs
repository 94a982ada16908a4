using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Search.Text.Analysis;

namespace Search.Index.LuceneNet.Fields;

/// <summary>
/// The tokens of a side as Lucene takes them in: the layer before the term, all layers on one axis of positions, so
/// that a phrase may go from one layer into another.
/// </summary>
internal sealed class PairTokenStream(TokenBuffer buffer) : TokenStream
{
    /// <summary>Longest term in UTF-16 units: Lucene refuses more than 32,766 bytes.</summary>
    public const int LongestTerm = 10_000;

    private readonly TokenBuffer _buffer = buffer;
    private ICharTermAttribute? _term;
    private IPositionIncrementAttribute? _increment;
    private int _next;
    private int _position = -1;

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        _term ??= AddAttribute<ICharTermAttribute>();
        _increment ??= AddAttribute<IPositionIncrementAttribute>();
        _next = 0;
        _position = -1;
    }

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        var tokens = _buffer.Tokens;
        for (; _next < tokens.Length; _next++)
        {
            ref readonly var token = ref tokens[_next];
            if (token.TermLength > LongestTerm || StoodBefore(_next))
            {
                continue;
            }

            ClearAttributes();
            _ = _term!.SetEmpty().Append(FieldNames.Layer((int)token.Layer));
            _ = _term.Append(_buffer.Term(token).ToString());
            _increment!.PositionIncrement = token.Position - _position;
            _position = token.Position;
            _next++;
            return true;
        }

        return false;
    }

    /// <summary>Leaves the length of the side behind as the last position, where the similarity reads it.</summary>
    public override void End()
    {
        base.End();
        _increment!.PositionIncrement = _buffer.PositionCount - (_position + 1);
    }

    // A term stands once at a position, whatever kinds of tokens say so.
    private bool StoodBefore(int index)
    {
        var tokens = _buffer.Tokens;
        ref readonly var token = ref tokens[index];
        for (var i = index - 1; i >= 0 && tokens[i].Position == token.Position; i--)
        {
            if (
                tokens[i].Layer == token.Layer
                && _buffer.Term(tokens[i]).Equals(_buffer.Term(token), StringComparison.Ordinal)
            )
            {
                return true;
            }
        }

        return false;
    }
}
