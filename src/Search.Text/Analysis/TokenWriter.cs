using System.Runtime.CompilerServices;
using Search.Text.Folding;
using Search.Text.Numbers;

namespace Search.Text.Analysis;

/// <summary>
/// Writes the tokens of one text. All folded text is term text, so that most terms are stretches of it; what is not
/// (stems, numbers) comes after.
/// </summary>
internal sealed class TokenWriter
{
    private readonly NumberParser _numbers = new();
    private readonly List<OpenNumber> _open = new(8);
    private FoldedText _folded = null!;
    private TokenBuffer _tokens = null!;
    private int _numbersEnd;
    private bool _disordered;

    /// <summary>The next free position.</summary>
    public int Position { get; private set; }

    public void Start(FoldedText folded, TokenBuffer tokens)
    {
        tokens.Clear();
        _folded = folded;
        _tokens = tokens;
        _numbersEnd = 0;
        _disordered = false;
        Position = 0;
        _open.Clear();
        _ = tokens.AppendTerm(folded.Units);
    }

    public void Finish()
    {
        _tokens.PositionCount = Position;
        if (_disordered)
        {
            TokenOrder.Restore(_tokens.MutableTokens);
        }
    }

    /// <summary>Writes a token whose term is a stretch of the folded text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(int start, int end, int position, int positionLength, TokenLayer layer, TokenKind kind) =>
        _tokens.Add(
            new Token(
                start,
                end - start,
                _folded.StartOf(start),
                _folded.EndOf(end - 1),
                position,
                positionLength,
                layer,
                kind
            )
        );

    /// <summary>Writes a token of the word layer whose term is another than the folded text.</summary>
    public void WriteStem(ReadOnlySpan<char> stem, int start, int end, int position, int positionLength, TokenKind kind)
    {
        var same = stem.Length <= end - start && _folded.Units.Slice(start, stem.Length).SequenceEqual(stem);
        var term = same ? start : _tokens.AppendTerm(stem);
        _tokens.Add(
            new Token(
                term,
                stem.Length,
                _folded.StartOf(start),
                _folded.EndOf(end - 1),
                position,
                positionLength,
                TokenLayer.Word,
                kind
            )
        );
    }

    /// <summary>Writes the numeral expression that starts at a unit, if one does and none is running.</summary>
    public void TryNumber(int unit)
    {
        if (unit < _numbersEnd || !_numbers.TryRead(_folded, unit))
        {
            return;
        }

        Span<char> term = stackalloc char[NumberExpression.LongestTerm];
        var kind = TokenKind.Number;
        foreach (var expression in _numbers.Found)
        {
            var length = expression.WriteTerm(term);
            _open.Add(new OpenNumber(_tokens.Tokens.Length, expression.Start, expression.End, -1));
            _tokens.Add(
                new Token(
                    _tokens.AppendTerm(term[..length]),
                    length,
                    _folded.StartOf(expression.Start),
                    _folded.EndOf(expression.End - 1),
                    Position,
                    1,
                    TokenLayer.Word,
                    kind
                )
            );
            kind = TokenKind.NumberInner;
        }

        _numbersEnd = _numbers.Found[0].End;
        _disordered = true;
    }

    /// <summary>Takes the next position for what stands between two units of the folded text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int start, int end)
    {
        if (_open.Count > 0)
        {
            Place(start, end);
        }

        Position++;
    }

    private void Place(int start, int end)
    {
        var tokens = _tokens.MutableTokens;
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var open = _open[i];
            if (open.Position >= 0 && open.End <= start)
            {
                // It ended with a sign that is no token.
                _open.RemoveAt(i);
                continue;
            }

            if (open.Position < 0 && open.Start <= start)
            {
                open = open with { Position = Position };
                _open[i] = open;
            }

            if (open.Position >= 0)
            {
                tokens[open.Token] = tokens[open.Token] with
                {
                    Position = open.Position,
                    PositionLength = Position - open.Position + 1,
                };
                if (open.End <= end)
                {
                    _open.RemoveAt(i);
                }
            }
        }
    }

    /// <summary>A number token whose last position is not known yet.</summary>
    /// <param name="Token">Its index in the buffer.</param>
    /// <param name="Start">First folded unit.</param>
    /// <param name="End">Past the last folded unit.</param>
    /// <param name="Position">Its first position, below 0 until it is reached.</param>
    private readonly record struct OpenNumber(int Token, int Start, int End, int Position);
}
