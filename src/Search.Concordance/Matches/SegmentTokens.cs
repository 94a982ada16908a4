using System.Text;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Matches;

/// <summary>
/// A segment as it is compared: Latin words as written, single Han characters, and marks, each with its folded form.
/// Spaces do not count.
/// </summary>
internal sealed class SegmentTokens
{
    private readonly List<SegmentToken> _tokens = [];

    private SegmentTokens(string text) => Text = text;

    public string Text { get; }

    public int Count => _tokens.Count;

    public SegmentToken this[int index] => _tokens[index];

    /// <summary>The weight of all tokens: 1 a word or character, less a mark.</summary>
    public float Weight { get; private set; }

    public static SegmentTokens Of(string text, Language side, TextAnalyzer analyzer, TokenBuffer buffer)
    {
        var segment = new SegmentTokens(text);
        analyzer.Analyze(text, side, buffer);
        var end = 0;
        foreach (var token in buffer.Tokens)
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

            segment.AddMarks(end, token.Start);
            segment.Add(token.Start, token.End, buffer.Term(token).ToString(), isWord: true);
            end = token.End;
        }

        segment.AddMarks(end, text.Length);
        return segment;
    }

    private void AddMarks(int start, int end)
    {
        while (start < end)
        {
            _ = Rune.DecodeFromUtf16(Text.AsSpan(start, end - start), out var rune, out var used);
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                Add(start, start + used, Text.Substring(start, used), isWord: false);
            }

            start += used;
        }
    }

    private void Add(int start, int end, string term, bool isWord)
    {
        var token = new SegmentToken(start, end, term, isWord ? 1f : SegmentToken.MarkWeight);
        _tokens.Add(token);
        Weight += token.Weight;
    }
}
