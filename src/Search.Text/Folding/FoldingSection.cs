namespace Search.Text.Folding;

/// <summary>The numbers of the sections of <c>folding.bin</c>.</summary>
public static class FoldingSection
{
    /// <summary>The code points that fold to something else, ascending: 32 bits each.</summary>
    public const uint CodePoints = 1;

    /// <summary>Where in the pool each code point's folded form starts, and one more for the end: 16 bits each.</summary>
    public const uint Offsets = 2;

    /// <summary>The folded forms one after the other, in UTF-16.</summary>
    public const uint Pool = 3;
}
