namespace Search.Corpus.Blocks;

/// <summary>How a text ends, as far as that tells whether a sentence goes on.</summary>
internal enum SentenceEnd : byte
{
    /// <summary>In a letter, character or digit.</summary>
    Open = 0,

    /// <summary>In a comma or another mark that a sentence goes on after.</summary>
    Pause = 1,

    /// <summary>In a full stop.</summary>
    Stop = 2,

    /// <summary>In a question mark.</summary>
    Question = 3,

    /// <summary>In an exclamation mark.</summary>
    Exclamation = 4,

    /// <summary>In a colon.</summary>
    Colon = 5,

    /// <summary>A heading, which ends as it likes.</summary>
    Heading = 6,
}
