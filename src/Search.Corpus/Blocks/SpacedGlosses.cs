using Search.Corpus.Documents;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>
/// Finds Chinese lines that gloss an English one word by word: cut into words by spaces, where the document's other
/// Chinese is not. Where all Chinese is cut so, it is merely segmented.
/// </summary>
internal static class SpacedGlosses
{
    private const int FewestWords = 4;
    private const double LongestMean = 2.5;

    /// <summary>Marks such lines as glosses.</summary>
    public static void Mark(List<LinePiece> pieces)
    {
        var spaced = new List<int>();
        var others = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i] is { IsContent: true, Language: Language.Chinese } piece)
            {
                if (piece is { IsWholeLine: true, Line.Kind: not RawKind.Cue } && IsSpaced(piece.Text))
                {
                    spaced.Add(i);
                }
                else
                {
                    others++;
                }
            }
        }

        if (spaced.Count > others)
        {
            return;
        }

        foreach (var i in spaced)
        {
            pieces[i] = pieces[i] with { Kind = BlockKind.WordGloss };
        }
    }

    private static bool IsSpaced(string text)
    {
        var words = text.Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var profile = LanguageProfile.Measure(text);
        return words.Length >= FewestWords
            && profile.LatinWords == 0
            && profile.HanCharacters >= words.Length
            && profile.HanCharacters <= words.Length * LongestMean;
    }
}
