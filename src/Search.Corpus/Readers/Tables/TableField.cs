namespace Search.Corpus.Readers.Tables;

/// <summary>What a named column or property of a record holds.</summary>
internal enum TableField
{
    /// <summary>The English text.</summary>
    English,

    /// <summary>The Chinese text.</summary>
    Chinese,

    /// <summary>The pair's own id.</summary>
    Id,

    /// <summary>The name of the source.</summary>
    Source,

    /// <summary>The name of the document.</summary>
    Document,

    /// <summary>The title of the document.</summary>
    Title,

    /// <summary>Where the document can be read.</summary>
    Url,

    /// <summary>The date of the document.</summary>
    Date,

    /// <summary>The subject field.</summary>
    Domain,

    /// <summary>The licence.</summary>
    License,

    /// <summary>Whom to credit.</summary>
    Attribution,

    /// <summary>The quality, 0 to 1.</summary>
    Quality,
}
