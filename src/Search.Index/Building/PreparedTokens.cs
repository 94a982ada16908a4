using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>The tokens of one side of a pair, each with the code by which a <see cref="TermPool"/> finds its term.</summary>
/// <param name="side">The side.</param>
internal sealed class PreparedTokens(Language side)
{
    private readonly TokenBuffer _tokens = new();
    private ulong[] _codes = new ulong[256];

    /// <summary>The tokens.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.Tokens;

    /// <summary>The code of each token's term.</summary>
    public ReadOnlySpan<ulong> Codes => _codes.AsSpan(0, _tokens.Tokens.Length);

    /// <summary>How many positions the side has, as far as they are counted.</summary>
    public ushort Positions => (ushort)Math.Min(_tokens.PositionCount, ushort.MaxValue);

    /// <summary>The term of a token.</summary>
    public ReadOnlySpan<char> Term(in Token token) => _tokens.Term(in token);

    /// <summary>The space of a token's term.</summary>
    public TermSpace Space(in Token token) => (TermSpace)(((int)side * 4) + (int)token.Layer);

    /// <summary>Takes the tokens of a text.</summary>
    public void Read(string text, AnalyzeText analyze)
    {
        analyze(text, side, _tokens);
        var tokens = _tokens.Tokens;
        if (_codes.Length < tokens.Length)
        {
            _codes = new ulong[tokens.Length * 2];
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            _codes[i] = TermPool.Code(Space(in token), _tokens.Term(in token));
        }
    }
}
