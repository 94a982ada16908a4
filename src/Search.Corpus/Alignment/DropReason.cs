namespace Search.Corpus.Alignment;

/// <summary>Why a piece of a document is in no pair.</summary>
public enum DropReason : byte
{
    /// <summary>It has no translation in the document.</summary>
    NoPartner = 0,

    /// <summary>Its pair's quality is under the threshold.</summary>
    LowQuality = 1,

    /// <summary>It is an entry of a vocabulary list.</summary>
    Vocabulary = 2,

    /// <summary>It is a pronunciation.</summary>
    Phonetics = 3,

    /// <summary>It is program text.</summary>
    Code = 4,

    /// <summary>It is a row of a table.</summary>
    Table = 5,

    /// <summary>It is a menu, a path or a notice of the page.</summary>
    Navigation = 6,

    /// <summary>It is an advertisement.</summary>
    Advertisement = 7,

    /// <summary>It names authors, editors or sources.</summary>
    Byline = 8,

    /// <summary>It says what a picture shows.</summary>
    Caption = 9,

    /// <summary>It is a property above the article.</summary>
    FrontMatter = 10,

    /// <summary>It is a page number, a running head or a rule.</summary>
    PageFurniture = 11,

    /// <summary>It is a word-by-word gloss.</summary>
    WordGloss = 12,

    /// <summary>The document calls it a draft or a learner's translation.</summary>
    Draft = 13,

    /// <summary>It is a label of what follows.</summary>
    Label = 14,

    /// <summary>It has no word of either language.</summary>
    Symbols = 15,
}
