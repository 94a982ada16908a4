namespace Search.Corpus.Alignment;

/// <summary>How large the texts of a pair are.</summary>
public enum AlignmentLevel : byte
{
    /// <summary>Paragraphs, list items, subtitles: what the document sets apart.</summary>
    Paragraph = 0,

    /// <summary>Sentences.</summary>
    Sentence = 1,
}
