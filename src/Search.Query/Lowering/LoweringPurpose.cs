namespace Search.Query.Lowering;

/// <summary>What a lowered query is for.</summary>
public enum LoweringPurpose : byte
{
    /// <summary>To be executed by an engine.</summary>
    Search = 0,

    /// <summary>
    /// To find the places to mark in a hit: neighbouring words are also looked for as the characters that they are
    /// written with, so that a run cut differently in the text is still one mark.
    /// </summary>
    Marks = 1,
}
