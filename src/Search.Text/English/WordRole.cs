namespace Search.Text.English;

/// <summary>What a word may start besides being a word.</summary>
internal enum WordRole : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A number in words.</summary>
    Number,

    /// <summary>A date that starts with its month.</summary>
    Month,

    /// <summary>An amount of money that starts with its currency.</summary>
    Currency,
}
