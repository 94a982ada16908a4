using Search.Corpus.Alignment;

namespace Search.Corpus.Reading;

/// <summary>How documents are read.</summary>
public sealed record CorpusOptions
{
    /// <summary>The format; by default it is found from the content.</summary>
    public CorpusFormat Format { get; init; } = CorpusFormat.Auto;

    /// <summary>The name of the encoding of all files; null to find it for each.</summary>
    public string? Encoding { get; init; }

    /// <summary>
    /// Whether bad records and files are left out and reported instead of ending the reading. Pairs that stand before
    /// the damage in a file are kept.
    /// </summary>
    public bool SkipBad { get; init; }

    /// <summary>How running text is aligned.</summary>
    public AlignmentOptions Alignment { get; init; } = new();

    /// <summary>Whether reports keep what the aligner made of each document, with the text of what was left out.</summary>
    public bool KeepAlignments { get; init; }

    /// <summary>The one-based column of the English text in TSV and CSV; null to find it by its script.</summary>
    public int? EnglishColumn { get; init; }

    /// <summary>The one-based column of the Chinese text in TSV and CSV; null to find it by its script.</summary>
    public int? ChineseColumn { get; init; }

    /// <summary>The longest line, table cell or XML text, in UTF-16 units.</summary>
    public int MaxRun { get; init; } = 1 << 20;

    /// <summary>The longest document of running text, in UTF-16 units; formats of pairs have no such limit.</summary>
    public int MaxDocument { get; init; } = 1 << 26;

    /// <summary>
    /// The longest HTML or Markdown document, in UTF-16 units: its parser keeps a tree of it, about eighty bytes a unit.
    /// </summary>
    public int MaxPage { get; init; } = 1 << 24;
}
