using System.Text;
using Search.Text.Lexicon;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Text.Analysis;

/// <summary>
/// Turns a text into the tokens that are indexed and searched: one instance for each thread, reused from text to text.
/// Index and query use the same analysis.
/// </summary>
public sealed class TextAnalyzer
{
    /// <summary>Replaces the content of a buffer by the tokens of a text, in any language and script.</summary>
    /// <param name="text">The text; any UTF-16 is allowed.</param>
    /// <param name="side">The side of the pair that the text is on.</param>
    /// <param name="tokens">Receives the tokens.</param>
    public void Analyze(ReadOnlySpan<char> text, Language side, TokenBuffer tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        tokens.Clear();
        Span<char> units = stackalloc char[2];
        for (var at = 0; at < text.Length; )
        {
            _ = Rune.DecodeFromUtf16(text[at..], out var rune, out var used);
            if (HanRange.Contains(rune.Value))
            {
                var length = new Rune(ScriptClasses.Fold(rune.Value)).EncodeToUtf16(units);
                var term = tokens.AppendTerm(units[..length]);
                var position = tokens.PositionCount++;
                tokens.Add(new(term, length, at, at + used, position, 1, TokenLayer.Word, TokenKind.HanWord));
                tokens.Add(new(term, length, at, at + used, position, 1, TokenLayer.Character, TokenKind.HanCharacter));
                at += used;
            }
            else if (Rune.IsLetterOrDigit(rune))
            {
                var end = at;
                var term = tokens.AppendTerm([]);
                var total = 0;
                do
                {
                    var length = Rune.ToLowerInvariant(rune).EncodeToUtf16(units);
                    _ = tokens.AppendTerm(units[..length]);
                    total += length;
                    end += used;
                    _ = Rune.DecodeFromUtf16(text[end..], out rune, out used);
                } while (end < text.Length && Rune.IsLetterOrDigit(rune) && !HanRange.Contains(rune.Value));
                var position = tokens.PositionCount++;
                tokens.Add(new(term, total, at, end, position, 1, TokenLayer.Word, TokenKind.Latin));
                tokens.Add(new(term, total, at, end, position, 1, TokenLayer.Exact, TokenKind.Latin));
                at = end;
            }
            else
            {
                at += used;
            }
        }
    }
}
