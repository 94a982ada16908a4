using System.Buffers;
using System.Text;
using Search.Concordance.Marking;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Suggesting;

/// <summary>The word that is being typed.</summary>
/// <param name="Term">It, folded.</param>
/// <param name="Start">Where it starts in the typed text, in UTF-16 units.</param>
/// <param name="IsHan">Whether it is Chinese.</param>
internal readonly record struct TypedWord(string Term, int Start, bool IsHan);

/// <summary>Reads the last word of what was typed. Not safe for use by several threads at once.</summary>
internal sealed class WordReader(TextAnalyzer analyzer)
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create(" \t\u3000\"“”「」():：");
    private readonly Highlighter _highlighter = new(analyzer);
    private readonly TokenBuffer _buffer = new();

    /// <summary>The last word; false when the text ends with a space or holds no word.</summary>
    public bool TryRead(string typed, out TypedWord word)
    {
        word = default;
        if (typed.Length == 0 || char.IsWhiteSpace(typed[^1]))
        {
            return false;
        }

        var start = typed.AsSpan().LastIndexOfAny(Breaks) + 1;
        analyzer.Analyze(typed.AsSpan(start), Language.Chinese, _buffer);
        if (_buffer.Tokens.IsEmpty)
        {
            return false;
        }

        // The run of Han that ends the text, or the Latin word that does.
        var term = new StringBuilder();
        var from = int.MaxValue;
        var isHan = false;
        var next = 0;
        foreach (ref readonly var token in _buffer.Tokens)
        {
            if (token.Position < next || token.Layer is not (TokenLayer.Exact or TokenLayer.Character))
            {
                continue;
            }

            var han = token.Layer == TokenLayer.Character;
            if (!han || !isHan)
            {
                _ = term.Clear();
                from = start + token.Start;
            }

            isHan = han;
            _ = term.Append(_buffer.Term(token));
            next = token.Position + token.PositionLength;
        }

        word = new TypedWord(term.ToString(), from, isHan);
        return term.Length > 0;
    }

    /// <summary>How a word is written in a text that has it; null when it has not.</summary>
    public string? Written(QueryNode word, string text, Language side)
    {
        var marks = _highlighter.Mark(_highlighter.Plan(word), text, side);
        return marks.IsEmpty ? null : text[marks[0].Start..marks[0].End];
    }
}
