using System.Runtime.InteropServices;
using System.Text;
using Search.Text.Folding;
using Search.Tools.Lexicon.Resources;

namespace Search.Tools.Lexicon.Folding;

/// <summary>
/// Computes what every code point folds to: NFKD without its diacritics, case-folded, with the rules of
/// <see cref="FoldingRules"/> over all, repeated until nothing changes, so that folding twice is folding once.
/// </summary>
public static class FoldingCompiler
{
    private const int MostRounds = 8;

    /// <summary>The bytes of folding.bin.</summary>
    /// <exception cref="InvalidOperationException">The platform has no normalisation tables, or a rule never settles.</exception>
    public static byte[] Compile()
    {
        if (!"\u210C".Normalize(NormalizationForm.FormKD).Equals("H", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                "This process has no normalisation tables. Install libicu and run with -p:InvariantGlobalization=false."
            );
        }

        var codePoints = new List<int>();
        var offsets = new List<ushort>();
        var pool = new StringBuilder();
        foreach (var codePoint in Enumerable.Range(0x80, 0x10FFFF - 0x80 + 1).Where(IsCharacter))
        {
            var rune = new Rune(codePoint);
            var folded = Fold(rune);
            if (!folded.Equals(rune.ToString(), StringComparison.Ordinal))
            {
                codePoints.Add(codePoint);
                offsets.Add(checked((ushort)pool.Length));
                _ = pool.Append(folded);
            }
        }

        offsets.Add(checked((ushort)pool.Length));
        var image = new ResourceImageWriter();
        image.Add(FoldingSection.CodePoints, CollectionsMarshal.AsSpan(codePoints));
        image.Add(FoldingSection.Offsets, CollectionsMarshal.AsSpan(offsets));
        image.Add(FoldingSection.Pool, pool.ToString().AsSpan());
        return image.ToArray();
    }

    private static bool IsCharacter(int codePoint) =>
        Rune.IsValid(codePoint) && (codePoint & 0xFFFE) != 0xFFFE && codePoint is not (>= 0xFDD0 and <= 0xFDEF);

    private static string Fold(Rune rune)
    {
        var text = rune.ToString();
        for (var round = 0; round < MostRounds; round++)
        {
            var next = string.Concat(text.EnumerateRunes().Select(FoldOnce));
            if (next.Equals(text, StringComparison.Ordinal))
            {
                return text;
            }

            text = next;
        }

        throw new InvalidOperationException($"U+{rune.Value:X4} does not settle.");
    }

    private static string FoldOnce(Rune rune)
    {
        if (FoldingRules.TryGet(rune, out var rule))
        {
            return rule;
        }

        // Syllables made of letters stay whole: hangul and kana compose again when their parts come apart.
        var text = rune.ToString();
        if (
            text.Normalize(NormalizationForm.FormKC).Equals(text, StringComparison.Ordinal)
            && FoldingRules.StaysComposed(rune)
        )
        {
            return text;
        }

        var parts = text.Normalize(NormalizationForm.FormKD)
            .EnumerateRunes()
            .Where(part => !FoldingRules.IsDiacritic(part))
            .Select(part => FoldingRules.TryGet(part, out var own) ? own : Rune.ToLowerInvariant(part).ToString());
        return string.Concat(parts);
    }
}
