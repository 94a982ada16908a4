namespace Search.Index.Segments;

/// <summary>The sections of a segment file; FORMAT.md describes each.</summary>
internal enum SectionId : uint
{
    /// <summary>Counts.</summary>
    Summary = 1,

    /// <summary>Postings of all terms.</summary>
    Postings = 2,

    /// <summary>Front-coded blocks of terms.</summary>
    TermBlocks = 3,

    /// <summary>Where each block of terms starts.</summary>
    TermBlockOffsets = 4,

    /// <summary>Hash table from terms to blocks.</summary>
    TermHashes = 5,

    /// <summary>Positions of every English side.</summary>
    EnglishLengths = 6,

    /// <summary>Positions of every Chinese side.</summary>
    ChineseLengths = 7,

    /// <summary>Pair ids by doc id.</summary>
    PairIds = 8,

    /// <summary>Doc ids in the order of their pair ids.</summary>
    PairIdOrder = 9,

    /// <summary>Hashes of the two texts by doc id.</summary>
    TextHashes = 10,

    /// <summary>Doc ids in the order of their text hashes.</summary>
    TextHashOrder = 11,

    /// <summary>Duplicates that were merged into another pair.</summary>
    Duplicates = 12,

    /// <summary>Doc ids ordered by source, document and position, for those that have a document.</summary>
    DocumentOrder = 13,

    /// <summary>Names of sources, sorted.</summary>
    SourceNames = 14,

    /// <summary>Names of documents, sorted.</summary>
    DocumentNames = 15,

    /// <summary>Names of domains, sorted.</summary>
    DomainNames = 16,

    /// <summary>Source of each pair.</summary>
    SourceColumn = 17,

    /// <summary>Document of each pair.</summary>
    DocumentColumn = 18,

    /// <summary>Domain of each pair.</summary>
    DomainColumn = 19,

    /// <summary>Position of each pair in its document.</summary>
    PositionColumn = 20,

    /// <summary>Script of each pair.</summary>
    ScriptColumn = 21,

    /// <summary>Quality of each pair in thousandths.</summary>
    QualityColumn = 22,

    /// <summary>Date of each pair.</summary>
    DateColumn = 23,

    /// <summary>Strings that many pairs share: titles, addresses, licences.</summary>
    SharedStrings = 24,

    /// <summary>The symbols that texts are compressed with.</summary>
    TextSymbols = 25,

    /// <summary>The texts and what else is stored of each pair.</summary>
    Records = 26,

    /// <summary>Where each sixteenth record starts.</summary>
    RecordOffsets = 27,

    /// <summary>English sides whose length a byte does not hold.</summary>
    EnglishLong = 28,

    /// <summary>Chinese sides whose length a byte does not hold.</summary>
    ChineseLong = 29,
}
