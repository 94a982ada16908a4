namespace Search.Query.Tree;

/// <summary>How a run of Chinese is matched.</summary>
public enum TextMode : byte
{
    /// <summary>Words first, characters for what words miss: every contiguous piece of a text finds it.</summary>
    Auto = 0,

    /// <summary>Whole words of the segmenter only.</summary>
    Word = 1,

    /// <summary>Characters in sequence, whatever the segmenter says.</summary>
    Character = 2,
}
