using System.Runtime.InteropServices;
using Search.Text.Lexicon;

namespace Search.Text.Scripts;

/// <summary>Phrases and characters of one script with their form in the other, sorted, read where they lie.</summary>
internal sealed unsafe class ConversionTable
{
    private readonly ushort* _pool;
    private readonly int* _offsets;
    private readonly int _count;

    /// <summary>Opens the two sections of one direction.</summary>
    public ConversionTable(ResourceImage image, uint offsets, uint pool)
    {
        _pool = image.Pointer<ushort>(pool, out _);
        _offsets = image.Pointer<int>(offsets, out _count);
    }

    /// <summary>The longest key that a text begins with.</summary>
    /// <param name="text">The text.</param>
    /// <param name="converted">The key's form in the other script; empty when it is converted character by character.</param>
    /// <returns>The key's length in UTF-16 units, 0 when there is none.</returns>
    public int Match(ReadOnlySpan<char> text, out ReadOnlySpan<char> converted)
    {
        converted = default;
        var longest = 0;
        int low = 0,
            high = _count;
        for (var length = 1; length <= text.Length; length++)
        {
            // Only keys that agree with the text so far are left, the shortest of them first.
            low = Bound(low, high, length, text[length - 1]);
            high = Bound(low, high, length, text[length - 1] + 1);
            if (low >= high)
            {
                break;
            }

            if (Key(low).Length == length)
            {
                longest = length;
                converted = Value(low);
            }
        }

        return longest;
    }

    // The first of some keys whose unit before `length` is not less than another; a key that ends earlier comes before all.
    private int Bound(int low, int high, int length, int unit)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var key = Key(middle);
            if (key.Length < length || key[length - 1] < unit)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private ReadOnlySpan<char> Key(int entry) => Units(_offsets[entry]);

    private ReadOnlySpan<char> Value(int entry) => Units(_offsets[entry] + 1 + _pool[_offsets[entry]]);

    private ReadOnlySpan<char> Units(int at) =>
        MemoryMarshal.Cast<ushort, char>(new ReadOnlySpan<ushort>(_pool + at + 1, _pool[at]));
}
