namespace Search.Concordance.Equivalents;

/// <summary>The words of a pair and the links between them: all that equivalents are found by. Reused from pair to pair.</summary>
internal sealed class LinkedPair
{
    /// <summary>The words and marks of the English side, in order.</summary>
    public List<LinkedUnit> English { get; } = [];

    /// <summary>The words and marks of the Chinese side, in order.</summary>
    public List<LinkedUnit> Chinese { get; } = [];

    /// <summary>The links, by English and then by Chinese unit.</summary>
    public List<WordLink> Links { get; } = [];

    /// <summary>Forgets the pair.</summary>
    public void Clear()
    {
        English.Clear();
        Chinese.Clear();
        Links.Clear();
    }
}
