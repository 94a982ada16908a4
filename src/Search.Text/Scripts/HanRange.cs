using System.Runtime.CompilerServices;

namespace Search.Text.Scripts;

/// <summary>The code points that are Chinese characters.</summary>
public static class HanRange
{
    /// <summary>
    /// Whether a code point is an ideograph of any block, with 〇 and the iteration mark 々, which stand for one.
    /// Radicals and compatibility forms (U+2F00, U+F900) fold to ideographs and count as well.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(int codePoint) =>
        (uint)(codePoint - 0x4E00) <= 0x9FFF - 0x4E00 || (codePoint >= 0x2E80 && IsRare(codePoint));

    private static bool IsRare(int codePoint) =>
        codePoint switch
        {
            <= 0x2FD5 => codePoint is not (0x2E9A or (> 0x2EF3 and < 0x2F00)),
            0x3005 or 0x3007 or (>= 0x3021 and <= 0x3029) or (>= 0x3038 and <= 0x303B) => true,
            >= 0x3400 and <= 0x4DBF => true,
            >= 0xF900 and <= 0xFAD9 => true,
            >= 0x20000 and <= 0x323AF => true,
            _ => false,
        };
}
