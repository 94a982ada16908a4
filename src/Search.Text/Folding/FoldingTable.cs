using System.Text;
using Search.Text.Lexicon;

namespace Search.Text.Folding;

/// <summary>
/// What every character folds to: the compiled table of widths, compatibility forms, case, accents, quotation marks and
/// dashes, with the script classes of Chinese characters after it. Folding a folded form changes nothing.
/// </summary>
internal static class FoldingTable
{
    /// <summary>In place of a single unit: look the character up, it becomes none, several or a pair.</summary>
    public const char Complex = '\uD800';

    /// <summary>Stands for half a surrogate pair without its partner.</summary>
    public const char Replacement = '\uFFFD';

    private static readonly ResourceImage Image =
        ResourceImage.OpenEmbedded("folding.bin")
        ?? throw new InvalidDataException("folding.bin is not embedded; build it with 'lexicon folding'.");

    private static readonly char[] Direct = BuildDirect();

    /// <summary>The single unit that each unit of the basic plane folds to, or <see cref="Complex"/>.</summary>
    public static ReadOnlySpan<char> Units => Direct;

    /// <summary>The hash of the compiled table, for the fingerprint of the analysis.</summary>
    public static ReadOnlySpan<byte> Hash => Image.Hash;

    /// <summary>The folded form of a code point before its script class, when it is another than itself.</summary>
    public static bool TryGet(int codePoint, out ReadOnlySpan<char> folded)
    {
        var index = Image.Section<int>(FoldingSection.CodePoints).BinarySearch(codePoint);
        if (index < 0)
        {
            folded = default;
            return false;
        }

        var offsets = Image.Section<ushort>(FoldingSection.Offsets);
        folded = Image.Section<char>(FoldingSection.Pool)[offsets[index]..offsets[index + 1]];
        return true;
    }

    private static char[] BuildDirect()
    {
        var direct = new char[0x10000];
        for (var unit = 0; unit < direct.Length; unit++)
        {
            direct[unit] = (char)unit;
        }

        for (var upper = 'A'; upper <= 'Z'; upper++)
        {
            direct[upper] = (char)(upper | 0x20);
        }

        var codePoints = Image.Section<int>(FoldingSection.CodePoints);
        var offsets = Image.Section<ushort>(FoldingSection.Offsets);
        var pool = Image.Section<char>(FoldingSection.Pool);
        for (var i = 0; i < codePoints.Length && codePoints[i] <= char.MaxValue; i++)
        {
            direct[codePoints[i]] = offsets[i + 1] - offsets[i] == 1 ? pool[offsets[i]] : Complex;
        }

        for (var unit = 0; unit < direct.Length; unit++)
        {
            var folded = direct[unit];
            if (char.IsSurrogate((char)unit) || Syllables.Composes(folded))
            {
                direct[unit] = Complex;
            }
            else if (folded != Complex)
            {
                var representative = ScriptClasses.Fold(folded);
                direct[unit] = representative <= char.MaxValue ? (char)representative : Complex;
            }
        }

        return direct;
    }

    /// <summary>Whether a code point is a number set as one character (², ½, ①), which never joins digits before it.</summary>
    public static bool IsSetNumber(int codePoint) =>
        codePoint > 0x7F
        && Rune.IsValid(codePoint)
        && Rune.IsNumber(new Rune(codePoint))
        && !Rune.IsDigit(new Rune(codePoint));
}
