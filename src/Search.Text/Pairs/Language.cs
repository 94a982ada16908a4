namespace Search.Text.Pairs;

/// <summary>The two languages of a pair, which are also its two sides.</summary>
public enum Language : byte
{
    /// <summary>English.</summary>
    English = 0,

    /// <summary>Chinese, in either script.</summary>
    Chinese = 1,
}
