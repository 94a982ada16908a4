using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Testing.Naive;

/// <summary>A pair with the positions of every term of both sides.</summary>
public sealed class NaiveDocument
{
    private static readonly int[] None = [];
    private readonly Dictionary<(TermSpace Space, string Term), int[]> _positions = [];

    public NaiveDocument(StoredPair stored, NaiveAnalysis analysis, TokenBuffer buffer)
    {
        Stored = stored;
        EnglishLength = Read(stored.Pair.English, Language.English, analysis, buffer);
        ChineseLength = Read(stored.Pair.Chinese, Language.Chinese, analysis, buffer);
    }

    public StoredPair Stored { get; }

    public AlignedPair Pair => Stored.Pair;

    public int EnglishLength { get; }

    public int ChineseLength { get; }

    public IEnumerable<(TermSpace Space, string Term)> Terms => _positions.Keys;

    public int Length(TermSpace space) => (int)space < 4 ? EnglishLength : ChineseLength;

    public ReadOnlySpan<int> Positions(TermSpace space, string term) =>
        _positions.TryGetValue((space, term), out var positions) ? positions : None;

    private int Read(string text, Language side, NaiveAnalysis analysis, TokenBuffer buffer)
    {
        buffer.Clear();
        analysis(text, side, buffer);
        var lists = new Dictionary<(TermSpace, string), SortedSet<int>>();
        foreach (ref readonly var token in buffer.Tokens)
        {
            var key = ((TermSpace)(((int)side * 4) + (int)token.Layer), buffer.Term(token).ToString());
            if (!lists.TryGetValue(key, out var list))
            {
                lists.Add(key, list = []);
            }

            // A term stands once at a position, whatever kinds of tokens say so.
            _ = list.Add(token.Position);
        }

        foreach (var (key, list) in lists)
        {
            _positions.Add(key, [.. list]);
        }

        return buffer.PositionCount;
    }
}
