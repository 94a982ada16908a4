using System.Text;
using Search.Text.Pairs;

namespace Search.Text.Analysis;

/// <summary>
/// Cuts a text into the words of the best path and the signs between them: a partition of all that is not white space,
/// as a word list or a scorer of segmentation wants it.
/// </summary>
public sealed class WordCutter(TextAnalyzer analyzer)
{
    private readonly TokenBuffer _tokens = new();

    /// <summary>Replaces the content of a list by the words and signs of a text, in order; equal signs in a row are one.</summary>
    public void Cut(ReadOnlySpan<char> text, Language side, List<TextSpan> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        words.Clear();
        analyzer.Analyze(text, side, _tokens);
        var at = 0;
        foreach (ref readonly var token in _tokens.Tokens)
        {
            var isWord =
                token.Layer == TokenLayer.Word
                && token.Kind is TokenKind.Latin or TokenKind.HanWord or TokenKind.HanUnknown or TokenKind.Other;
            if (isWord && token.Start >= at && token.PositionLength > 0)
            {
                AddSigns(text, at, token.Start, words);
                words.Add(new TextSpan(token.Start, token.End));
                at = token.End;
            }
        }

        AddSigns(text, at, text.Length, words);
    }

    private static void AddSigns(ReadOnlySpan<char> text, int start, int end, List<TextSpan> words)
    {
        var before = new Rune(' ');
        while (start < end)
        {
            _ = Rune.DecodeFromUtf16(text[start..end], out var rune, out var used);
            if (!Rune.IsWhiteSpace(rune))
            {
                if (rune == before)
                {
                    words[^1] = words[^1] with { End = start + used };
                }
                else
                {
                    words.Add(new TextSpan(start, start + used));
                }
            }

            before = rune;
            start += used;
        }
    }
}
