namespace Search.Text.Folding;

/// <summary>What a folded UTF-16 unit is to the tokeniser.</summary>
internal enum CharClass : byte
{
    /// <summary>Punctuation and everything that is no token and joins none.</summary>
    Other,

    /// <summary>White space.</summary>
    Space,

    /// <summary>A letter or mark of an alphabet.</summary>
    Letter,

    /// <summary>An ASCII digit; all others fold to it.</summary>
    Digit,

    /// <summary>A Chinese character of the basic plane.</summary>
    Han,

    /// <summary>A kana or bopomofo syllable, which is a token like a Chinese character.</summary>
    Syllable,

    /// <summary>A symbol that is a token of its own: an arrow, an emoji.</summary>
    Symbol,

    /// <summary>Half of a surrogate pair; folded text has no lone ones.</summary>
    Surrogate,
}
