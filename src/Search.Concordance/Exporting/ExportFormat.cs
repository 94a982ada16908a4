namespace Search.Concordance.Exporting;

/// <summary>The formats that pairs can be written in.</summary>
public enum ExportFormat : byte
{
    /// <summary>Translation Memory eXchange 1.4b, for CAT tools.</summary>
    Tmx,

    /// <summary>English, Chinese, quality, source, document, position, id; tabs and line ends inside a text become a space.</summary>
    Tsv,

    /// <summary>The same columns with a header, quoted as RFC 4180.</summary>
    Csv,

    /// <summary>One JSON object a line, with everything that is known of a pair.</summary>
    Jsonl,
}
