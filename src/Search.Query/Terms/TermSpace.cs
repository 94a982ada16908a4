namespace Search.Query.Terms;

/// <summary>A side and a layer: the name space that an indexed term lives in (side × 4 + layer).</summary>
public enum TermSpace : byte
{
    /// <summary>Stems and numbers of the English side, and words of any Chinese in it.</summary>
    EnglishWord = 0,

    /// <summary>Forms as written of the English side.</summary>
    EnglishExact = 1,

    /// <summary>Han characters in the English side.</summary>
    EnglishCharacter = 2,

    /// <summary>Chinese words across boundaries in the English side.</summary>
    EnglishOverlap = 3,

    /// <summary>Words of the Chinese side: Chinese words, stems of Latin words in it, numbers.</summary>
    ChineseWord = 4,

    /// <summary>Latin forms as written in the Chinese side.</summary>
    ChineseExact = 5,

    /// <summary>Han characters of the Chinese side.</summary>
    ChineseCharacter = 6,

    /// <summary>Chinese words across boundaries of the best path in the Chinese side.</summary>
    ChineseOverlap = 7,
}
