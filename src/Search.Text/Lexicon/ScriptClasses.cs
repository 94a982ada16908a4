using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Search.Text.Pairs;

namespace Search.Text.Lexicon;

/// <summary>
/// Script classes of Han characters: characters that any OpenCC table turns into one another share one representative
/// (後 and 后; 發, 髮 and 发; 乾, 幹 and 干), so that either script finds both. It is a class, not a conversion: the
/// text itself is never rewritten.
/// </summary>
public static unsafe class ScriptClasses
{
    /// <summary>The first code point of the directly indexed range.</summary>
    public const int FirstBasic = 0x3400;

    /// <summary>The last code point of the directly indexed range.</summary>
    public const int LastBasic = 0x9FFF;

    private static readonly ResourceImage Image =
        ResourceImage.OpenEmbedded("lexicon.bin")
        ?? throw new InvalidDataException("lexicon.bin is not embedded; build it with 'lexicon build'.");

    private static readonly ushort* Basic = Image.Pointer<ushort>(LexiconSection.ClassOfBasic, out _);
    private static readonly byte* BasicScripts = Image.Pointer<byte>(LexiconSection.ScriptOfBasic, out _);

    /// <summary>
    /// The representative of a character's class, usually its Simplified form; the code point itself where it stands
    /// alone or is not Han. Folding a representative gives the representative.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Fold(int codePoint)
    {
        var index = (uint)(codePoint - FirstBasic);
        if (index <= LastBasic - FirstBasic)
        {
            var folded = Basic[index];
            return folded == 0 ? codePoint : folded;
        }

        return codePoint > 0xFFFF ? FoldSupplementary(codePoint) : codePoint;
    }

    /// <summary>
    /// The one script that a character belongs to (國 Traditional, 国 Simplified), or <see cref="Script.None"/> for
    /// characters written alike in both (后, 人) and for everything that is not Han.
    /// </summary>
    public static Script ScriptOf(int codePoint)
    {
        var index = (uint)(codePoint - FirstBasic);
        if (index <= LastBasic - FirstBasic)
        {
            return (Script)((BasicScripts[index >> 2] >> (int)((index & 3) * 2)) & 3);
        }

        return codePoint > 0xFFFF
            ? (Script)Find(Image.Section<int>(LexiconSection.ScriptOfSupplementary), codePoint, 0)
            : Script.None;
    }

    /// <summary>Whether no other character shares the class of a character: then a folded text shows how it is written.</summary>
    public static bool IsAlone(int codePoint) => Fold(codePoint) == codePoint && !Shared.Contains(codePoint);

    // The representatives of the classes that have other members.
    private static readonly FrozenSet<int> Shared = FindShared();

    private static FrozenSet<int> FindShared()
    {
        var shared = new HashSet<int>();
        for (var index = 0; index <= LastBasic - FirstBasic; index++)
        {
            _ = Basic[index] != 0 && shared.Add(Basic[index]);
        }

        var pairs = Image.Section<int>(LexiconSection.ClassOfSupplementary);
        for (var i = 1; i < pairs.Length; i += 2)
        {
            _ = shared.Add(pairs[i]);
        }

        return shared.ToFrozenSet();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int FoldSupplementary(int codePoint) =>
        Find(Image.Section<int>(LexiconSection.ClassOfSupplementary), codePoint, codePoint);

    private static int Find(ReadOnlySpan<int> pairs, int key, int otherwise)
    {
        int low = 0,
            high = (pairs.Length / 2) - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = pairs[middle * 2];
            if (found == key)
            {
                return pairs[(middle * 2) + 1];
            }

            if (found < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return otherwise;
    }
}
