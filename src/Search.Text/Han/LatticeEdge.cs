namespace Search.Text.Han;

/// <summary>A possible word in the lattice of a run.</summary>
internal struct LatticeEdge
{
    /// <summary>The index of the word's first character.</summary>
    public int Start;

    /// <summary>The number of characters.</summary>
    public int Length;

    /// <summary>The trie node or word class that the bigram table knows the word by, 0 for none.</summary>
    public int Word;

    /// <summary>The cost of the word alone, in 1/8 nat.</summary>
    public int Cost;

    /// <summary>A cost, in 1/8 nat, that the word has after any other.</summary>
    public int Extra;

    /// <summary>The least cost, in 1/8 nat, of a path from the start of the run to the word's end.</summary>
    public int Best;

    /// <summary>The edge before this one on that path, -1 at the start of the run.</summary>
    public int Previous;

    /// <summary>The next edge that ends where this one does, -1 for none.</summary>
    public int NextSameEnd;

    /// <summary>Added to the cost of a word that follows this one in no known pair, in 1/8 nat.</summary>
    public byte BackOff;

    /// <summary>Whether the bigram table has pairs that begin with the word.</summary>
    public bool HasPairs;

    /// <summary>Whether the bigram table has pairs that end with the word.</summary>
    public bool EndsPairs;

    /// <summary>Whether a dictionary holds the word, the user's list included.</summary>
    public bool InDictionary;
}
