namespace Search.Query.Lowering;

/// <summary>What a unit of a query text is, which decides how it is looked for.</summary>
internal enum UnitKind : byte
{
    /// <summary>A Latin word, or another symbol that is a word of its own.</summary>
    Word,

    /// <summary>A Latin word that has parts (`COVID-19`).</summary>
    Compound,

    /// <summary>A Chinese word of the dictionary, two characters or more.</summary>
    HanWord,

    /// <summary>Han characters that are no word of the dictionary.</summary>
    HanRun,

    /// <summary>One Han character.</summary>
    HanCharacter,

    /// <summary>A number, date, percentage or amount.</summary>
    Number,
}
