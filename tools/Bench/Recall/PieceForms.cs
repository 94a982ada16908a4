using System.Collections.Frozen;
using System.Text;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Recall;

/// <summary>The four forms that a piece of Chinese is searched in.</summary>
internal sealed class PieceForms
{
    private readonly FrozenDictionary<int, int> _traditional = Members(Script.Hant);
    private readonly FrozenDictionary<int, int> _simplified = Members(Script.Hans);

    /// <summary>The forms with their names.</summary>
    public IEnumerable<(string Form, string Text)> Of(string piece)
    {
        yield return ("simplified", Convert(piece, _simplified));
        yield return ("traditional", Convert(piece, _traditional));
        yield return ("full width", Wide(piece));
        yield return ("with spaces", Spaced(piece));
    }

    // One character of the wanted script for each class; any will do, since all of a class find each other.
    private static FrozenDictionary<int, int> Members(Script script)
    {
        var members = new Dictionary<int, int>();
        for (var c = ScriptClasses.FirstBasic; c <= ScriptClasses.LastBasic; c++)
        {
            if (ScriptClasses.ScriptOf(c) == script)
            {
                _ = members.TryAdd(ScriptClasses.Fold(c), c);
            }
        }

        return members.ToFrozenDictionary();
    }

    private static string Convert(string piece, FrozenDictionary<int, int> members)
    {
        var result = new StringBuilder(piece.Length);
        foreach (var rune in piece.EnumerateRunes())
        {
            var folded = ScriptClasses.Fold(rune.Value);
            _ = result.Append(new Rune(members.GetValueOrDefault(folded, rune.Value)).ToString());
        }

        return result.ToString();
    }

    // Spaces around Han only: what stands between the letters of a Latin word would make it another word.
    private static string Spaced(string piece)
    {
        var result = new StringBuilder(2 * piece.Length);
        Rune? last = null;
        foreach (var rune in piece.EnumerateRunes())
        {
            if (
                last is { } before
                && (before.Value >= ScriptClasses.FirstBasic || rune.Value >= ScriptClasses.FirstBasic)
            )
            {
                _ = result.Append(' ');
            }

            _ = result.Append(rune.ToString());
            last = rune;
        }

        return result.ToString();
    }

    private static string Wide(string piece) =>
        string.Create(
            piece.Length,
            piece,
            static (wide, narrow) =>
            {
                for (var i = 0; i < narrow.Length; i++)
                {
                    wide[i] = narrow[i] is > ' ' and <= '~' ? (char)(narrow[i] + 0xFEE0) : narrow[i];
                }
            }
        );
}
