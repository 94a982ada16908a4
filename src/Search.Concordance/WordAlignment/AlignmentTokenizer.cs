using System.Diagnostics;
using System.Text;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Cuts a text into the units that the word aligner links: the stems of Latin words and the Chinese words of the best
/// path, as the index has them, numbers by their value, and each punctuation mark, since marks keep the order of the
/// rest. One instance for each thread.
/// </summary>
public sealed class AlignmentTokenizer
{
    private readonly TextAnalyzer _analyzer = new();
    private readonly TokenBuffer _tokens = new();

    /// <summary>Replaces the content of <paramref name="units"/> by the units of a text.</summary>
    public void Cut(ReadOnlySpan<char> text, Language side, AlignmentUnits units)
    {
        ArgumentNullException.ThrowIfNull(units);
        _analyzer.Analyze(text, side, _tokens);
        Cut(text, _tokens, units);
    }

    /// <summary>Replaces the content of <paramref name="units"/> by the units of a text that is analysed already.</summary>
    public static void Cut(ReadOnlySpan<char> text, TokenBuffer tokens, AlignmentUnits units)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(units);
        units.Clear();
        var end = 0;
        var all = tokens.Tokens;
        for (var i = 0; i < all.Length; i++)
        {
            var token = all[i];
            if (token.Start < end || !IsUnit(token))
            {
                continue;
            }

            if (token.Kind != TokenKind.Number && FindNumber(all, i) is >= 0 and var number)
            {
                token = all[number];
            }

            AddMarks(text, end, token.Start, units);
            units.Add(WithoutClitic(tokens.Term(token)), token.Start, token.End, isWord: true);
            end = token.End;
        }

        AddMarks(text, end, text.Length, units);
    }

    /// <summary>
    /// <c>she'll</c> and <c>they've</c> are linked as she and they: each of them is too rare to be learned, and no Chinese
    /// word stands for the whole. <c>don't</c> stays, since 不 does.
    /// </summary>
    private static ReadOnlySpan<char> WithoutClitic(ReadOnlySpan<char> term) =>
        term.IndexOf('\'') is > 0 and var at && term[(at + 1)..] is ("ll" or "ve" or "v" or "re" or "r" or "d" or "m")
            ? term[..at]
            : term;

    private static bool IsUnit(in Token token) =>
        token.Layer == TokenLayer.Word
        && token.Kind switch
        {
            TokenKind.HanWord or TokenKind.HanUnknown or TokenKind.Number or TokenKind.Other => true,
            TokenKind.Latin or TokenKind.LatinPart => token.PositionLength == 1,
            _ => false,
        };

    /// <summary>The number expression that begins where a token begins: its value is the same in both languages.</summary>
    private static int FindNumber(ReadOnlySpan<Token> tokens, int from)
    {
        var best = -1;
        for (var i = from; i < tokens.Length && tokens[i].Position <= tokens[from].Position; i++)
        {
            if (
                tokens[i].Kind == TokenKind.Number
                && tokens[i].Start == tokens[from].Start
                && (best < 0 || tokens[i].End > tokens[best].End)
            )
            {
                best = i;
            }
        }

        return best;
    }

    private static void AddMarks(ReadOnlySpan<char> text, int start, int end, AlignmentUnits units)
    {
        Span<char> term = stackalloc char[2];
        while (start < end)
        {
            _ = Rune.DecodeFromUtf16(text[start..end], out var rune, out var used);
            Debug.Assert(used > 0);
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
            {
                var length = Fold(rune).EncodeToUtf16(term);
                units.Add(term[..length], start, start + used, isWord: false);
            }

            start += used;
        }
    }

    /// <summary>Marks that mean the same in both languages are one.</summary>
    private static Rune Fold(Rune mark) =>
        mark.Value switch
        {
            '，' or '、' => new Rune(','),
            '。' or '．' or '｡' => new Rune('.'),
            '“' or '”' or '「' or '」' or '『' or '』' or '《' or '》' or '〈' or '〉' or '`' => new Rune('"'),
            '‘' or '’' => new Rune('\''),
            '—' or '–' or '－' or '―' => new Rune('-'),
            '…' => new Rune('.'),
            '［' or '【' or '〔' => new Rune('['),
            '］' or '】' or '〕' => new Rune(']'),
            >= 0xFF01 and <= 0xFF5E => new Rune(mark.Value - 0xFEE0),
            _ => mark,
        };
}
