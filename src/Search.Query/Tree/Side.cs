namespace Search.Query.Tree;

/// <summary>The side of a pair that a part of a query is for.</summary>
public enum Side : byte
{
    /// <summary>Either side: the part is found when one of them has it.</summary>
    Either = 0,

    /// <summary>The English side only.</summary>
    English = 1,

    /// <summary>The Chinese side only.</summary>
    Chinese = 2,
}
