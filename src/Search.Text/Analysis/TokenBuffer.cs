using System.Runtime.CompilerServices;

namespace Search.Text.Analysis;

/// <summary>
/// Receives the tokens of one text. Reused from text to text, it allocates nothing once it has grown to the longest
/// text. Not safe for use by several threads at once.
/// </summary>
public sealed class TokenBuffer
{
    private Token[] _tokens = new Token[256];
    private char[] _terms = new char[1024];
    private int _count;
    private int _termLength;

    /// <summary>The tokens, ordered by position, then by layer, then by falling length.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, _count);

    /// <summary>The text that holds every token's term.</summary>
    public ReadOnlySpan<char> TermText => _terms.AsSpan(0, _termLength);

    /// <summary>The number of positions that the text took: one past the last used position.</summary>
    public int PositionCount { get; set; }

    /// <summary>The term of a token of this buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<char> Term(in Token token) => _terms.AsSpan(token.TermStart, token.TermLength);

    /// <summary>Forgets all tokens and keeps the memory.</summary>
    public void Clear()
    {
        _count = 0;
        _termLength = 0;
        PositionCount = 0;
    }

    /// <summary>Appends characters to the term text and returns where they start.</summary>
    public int AppendTerm(ReadOnlySpan<char> term)
    {
        var start = _termLength;
        var end = start + term.Length;
        if (end > _terms.Length)
        {
            Array.Resize(ref _terms, Math.Max(end, _terms.Length * 2));
        }

        term.CopyTo(_terms.AsSpan(start));
        _termLength = end;
        return start;
    }

    /// <summary>Appends a token whose term is already in the term text.</summary>
    public void Add(in Token token)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _count * 2);
        }

        _tokens[_count++] = token;
    }

    /// <summary>The tokens for in-place ordering by the analyser that fills the buffer.</summary>
    internal Span<Token> MutableTokens => _tokens.AsSpan(0, _count);
}
