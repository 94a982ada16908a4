namespace Search.Text.Pairs;

/// <summary>The script that a Chinese text is written in, as far as its characters tell.</summary>
public enum Script : byte
{
    /// <summary>No character of the text belongs to one script only.</summary>
    None = 0,

    /// <summary>Simplified (ISO 15924 Hans).</summary>
    Hans = 1,

    /// <summary>Traditional (ISO 15924 Hant).</summary>
    Hant = 2,
}
