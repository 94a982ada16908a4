namespace Search.Corpus.Documents;

/// <summary>What the markup of a document says a line is. A reader states only what the format declares.</summary>
public enum RawKind : byte
{
    /// <summary>The format says nothing: plain text, a paragraph.</summary>
    Text = 0,

    /// <summary>A heading or title.</summary>
    Heading = 1,

    /// <summary>An item of a bulleted or numbered list; its marker is not part of the text.</summary>
    ListItem = 2,

    /// <summary>Program text or other preformatted matter.</summary>
    Code = 3,

    /// <summary>A cell of a table; cells of one row share a block.</summary>
    TableCell = 4,

    /// <summary>A caption of a figure or table.</summary>
    Caption = 5,

    /// <summary>A line of the block of properties above an article.</summary>
    FrontMatter = 6,

    /// <summary>A line of a subtitle or lyric; lines shown at one time share a block.</summary>
    Cue = 7,

    /// <summary>Navigation, menus, headers and footers of a page.</summary>
    Navigation = 8,

    /// <summary>A quotation set off from the text.</summary>
    Quotation = 9,

    /// <summary>A line that is markup alone: a directive, the opening of a container, a processing instruction.</summary>
    Markup = 10,
}
