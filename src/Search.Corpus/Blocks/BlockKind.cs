namespace Search.Corpus.Blocks;

/// <summary>What a piece of a document is, by its markup and by what it looks like.</summary>
public enum BlockKind : byte
{
    /// <summary>Running text.</summary>
    Prose = 0,

    /// <summary>A title or heading.</summary>
    Heading = 1,

    /// <summary>An item of a list, without its marker.</summary>
    ListItem = 2,

    /// <summary>A line of a subtitle or lyric.</summary>
    Cue = 3,

    /// <summary>An entry of a vocabulary list: a word with its meaning.</summary>
    Vocabulary = 4,

    /// <summary>A pronunciation that stands alone.</summary>
    Phonetics = 5,

    /// <summary>Program text.</summary>
    Code = 6,

    /// <summary>A row or cell of a table.</summary>
    Table = 7,

    /// <summary>Menus, paths, links to other pages, legal notices.</summary>
    Navigation = 8,

    /// <summary>An advertisement or a call to follow, scan or download.</summary>
    Advertisement = 9,

    /// <summary>Who wrote, translated, edited or published the text.</summary>
    Byline = 10,

    /// <summary>What a picture shows.</summary>
    Caption = 11,

    /// <summary>Properties above an article.</summary>
    FrontMatter = 12,

    /// <summary>A page number, a running head, a rule.</summary>
    PageFurniture = 13,

    /// <summary>A word-by-word gloss of a sentence, not a translation.</summary>
    WordGloss = 14,

    /// <summary>A translation that the document itself calls a draft or a learner's.</summary>
    Draft = 15,

    /// <summary>A label that says what follows, such as 【参考译文】.</summary>
    Label = 16,

    /// <summary>No word of either language.</summary>
    Symbols = 17,
}
