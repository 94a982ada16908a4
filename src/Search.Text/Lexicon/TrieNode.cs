namespace Search.Text.Lexicon;

/// <summary>
/// The 64 bits of a node of the word trie. Node <c>t</c> is the child of <c>s</c> by character code <c>c</c> when
/// <c>t = Base(s) + c</c> and <c>Label(t) = c</c>; every inner node has a base of its own, so the label is check enough
/// (the scheme of J. Aoe, "An efficient digital search algorithm by using a double-array structure", 1989).
/// </summary>
public static class TrieNode
{
    /// <summary>The root's index.</summary>
    public const int Root = 0;

    /// <summary>The first index that a child may have; the lower ones name classes of words.</summary>
    public const int FirstChild = 16;

    /// <summary>The class of personal and foreign names in the bigram table.</summary>
    public const int NameClass = 1;

    /// <summary>The class of numerals in the bigram table.</summary>
    public const int NumeralClass = 2;

    /// <summary>Set when the word comes first in a pair of the bigram table.</summary>
    public const int First = 1;

    /// <summary>Set when the word comes second in a pair of the bigram table.</summary>
    public const int Second = 2;

    /// <summary>Where the children begin, 0 for a leaf.</summary>
    public static int Base(ulong node) => (int)(uint)node;

    /// <summary>The character code that leads here, 0 for an unused index.</summary>
    public static int Label(ulong node) => (ushort)(node >> 32);

    /// <summary>The word's cost in 1/8 nat, 0 when no word ends here.</summary>
    public static int Cost(ulong node) => (byte)(node >> 48);

    /// <summary><see cref="First"/> and <see cref="Second"/>.</summary>
    public static int Flags(ulong node) => (int)(node >> 56) & 3;

    /// <summary>Added to the cost of a word that follows this one in no pair of the bigram table, in 1/8 nat.</summary>
    public static int BackOff(ulong node) => (int)(node >> 58);

    /// <summary>The bits of a node.</summary>
    public static ulong Pack(int @base, int label, int cost, int flags, int backOff) =>
        (uint)@base
        | ((ulong)(ushort)label << 32)
        | ((ulong)(byte)cost << 48)
        | ((ulong)(flags & 3) << 56)
        | ((ulong)(backOff & 63) << 58);
}
