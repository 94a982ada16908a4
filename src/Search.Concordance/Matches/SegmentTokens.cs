using System.Text;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Matches;

/// <summary>
/// A segment as it is compared: Latin words as written, single Han characters, and marks, each with its folded form.
/// Spaces do not count. Reused from segment to segment; one thread at a time.
/// </summary>
/// <param name="terms">Numbers the folded forms.</param>
/// <param name="isAsked">Whether this is the asked segment, whose forms are numbered; those of others are looked up.</param>
internal sealed class SegmentTokens(SegmentTerms terms, bool isAsked)
{
    private readonly List<SegmentToken> _tokens = [];

    public string Text { get; private set; } = "";

    public int Count => _tokens.Count;

    public SegmentToken this[int index] => _tokens[index];

    /// <summary>The weight of all tokens: 1 a word or character, less a mark.</summary>
    public float Weight { get; private set; }

    /// <summary>Takes another segment; the buffer holds its tokens then.</summary>
    public void Read(string text, Language side, TextAnalyzer analyzer, TokenBuffer buffer)
    {
        Text = text;
        Weight = 0;
        _tokens.Clear();
        if (isAsked)
        {
            terms.Clear();
        }

        analyzer.Analyze(text, side, buffer);
        var end = 0;
        foreach (ref readonly var token in buffer.Tokens)
        {
            var isUnit =
                token.PositionLength == 1
                && token.Start >= end
                && (
                    token.Layer == TokenLayer.Exact
                    || token.Layer == TokenLayer.Character
                    || token.Kind == TokenKind.Other
                );
            if (!isUnit)
            {
                continue;
            }

            AddMarks(end, token.Start);
            Add(token.Start, token.End, buffer.Term(token), 1);
            end = token.End;
        }

        AddMarks(end, text.Length);
    }

    private void AddMarks(int start, int end)
    {
        while (start < end)
        {
            _ = Rune.DecodeFromUtf16(Text.AsSpan(start, end - start), out var rune, out var used);
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                Add(start, start + used, Text.AsSpan(start, used), SegmentToken.MarkWeight);
            }

            start += used;
        }
    }

    private void Add(int start, int end, ReadOnlySpan<char> term, float weight)
    {
        _tokens.Add(new SegmentToken(start, end, isAsked ? terms.FindOrAdd(term) : terms.Find(term), weight));
        Weight += weight;
    }
}
