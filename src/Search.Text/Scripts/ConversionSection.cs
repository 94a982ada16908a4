namespace Search.Text.Scripts;

/// <summary>The numbers of the sections of <c>scripts.bin</c>; see <c>FORMAT.md</c> of this folder.</summary>
public static class ConversionSection
{
    /// <summary>Where each entry from Simplified to Traditional starts in its pool: 32 bits each, keys ascending.</summary>
    public const uint ToTraditionalOffsets = 1;

    /// <summary>The entries from Simplified to Traditional.</summary>
    public const uint ToTraditionalPool = 2;

    /// <summary>Where each entry from Traditional to Simplified starts in its pool.</summary>
    public const uint ToSimplifiedOffsets = 3;

    /// <summary>The entries from Traditional to Simplified.</summary>
    public const uint ToSimplifiedPool = 4;
}
