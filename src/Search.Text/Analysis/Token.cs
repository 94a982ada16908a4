namespace Search.Text.Analysis;

/// <summary>
/// One token: its folded term (characters <see cref="TermStart"/>, <see cref="TermLength"/> of the buffer's term text)
/// and the span of the original text that it stands for.
/// </summary>
/// <param name="TermStart">Start of the term in <see cref="TokenBuffer.TermText"/>.</param>
/// <param name="TermLength">Length of the term in UTF-16 units.</param>
/// <param name="Start">Start of the span in the original text, in UTF-16 units.</param>
/// <param name="End">End (exclusive) of the span in the original text, in UTF-16 units.</param>
/// <param name="Position">Zero-based position of the token's first character or word.</param>
/// <param name="PositionLength">How many positions the token covers, at least 1.</param>
/// <param name="Layer">The layer that the token is indexed in.</param>
/// <param name="Kind">What the token is.</param>
public readonly record struct Token(
    int TermStart,
    int TermLength,
    int Start,
    int End,
    int Position,
    int PositionLength,
    TokenLayer Layer,
    TokenKind Kind
);
