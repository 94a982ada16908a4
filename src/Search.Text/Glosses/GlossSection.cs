namespace Search.Text.Glosses;

/// <summary>The numbers of the sections of <c>glosses.bin</c>; see <c>FORMAT.md</c> in the folder Lexicon.</summary>
public static class GlossSection
{
    /// <summary>Syllables with tone digits (<c>zhong1</c>), UTF-8, each followed by a line feed.</summary>
    public const uint Syllables = 1;

    /// <summary>English words in ordinal order, UTF-8, each followed by a line feed.</summary>
    public const uint EnglishText = 2;

    /// <summary>Where each English word starts, and where the last ends.</summary>
    public const uint EnglishOffsets = 3;

    /// <summary>One record a Chinese word, in 16-bit units; see <see cref="GlossTable"/>.</summary>
    public const uint Records = 4;

    /// <summary>Where each record starts, and where the last ends.</summary>
    public const uint RecordOffsets = 5;

    /// <summary>Hash table from Chinese words to records: record number plus one, 0 for a free slot.</summary>
    public const uint Slots = 6;

    /// <summary>Entries by bare reading: record times <see cref="GlossTable.MostEntries"/> plus entry.</summary>
    public const uint ByReading = 7;
}
