namespace Search.Text.English;

/// <summary>The suffix tables of the stemmer's steps 2, 3 and 4, longest first where one ends in another.</summary>
internal static class StemSuffixes
{
    /// <summary>Step 2.</summary>
    public static readonly (string Suffix, string Replacement)[] Derivations =
    [
        ("ational", "ate"),
        ("fulness", "ful"),
        ("iveness", "ive"),
        ("isation", "ise"),
        ("ousness", "ous"),
        ("biliti", "ble"),
        ("lessli", "less"),
        ("tional", "tion"),
        ("alism", "al"),
        ("aliti", "al"),
        ("ation", "ate"),
        ("entli", "ent"),
        ("fulli", "ful"),
        ("iviti", "ive"),
        ("ousli", "ous"),
        ("abli", "able"),
        ("alli", "al"),
        ("anci", "ance"),
        ("ator", "ate"),
        ("enci", "ence"),
        ("iser", "ise"),
        ("bli", "ble"),
    ];

    /// <summary>Step 3.</summary>
    public static readonly (string Suffix, string Replacement)[] Adjectives =
    [
        ("ational", "ate"),
        ("tional", "tion"),
        ("alise", "al"),
        ("icate", "ic"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ness", ""),
        ("ful", ""),
    ];

    /// <summary>Step 4, without <c>ion</c>, which has a condition of its own, and without <c>ize</c>.</summary>
    public static readonly string[] Residues =
    [
        "ement",
        "able",
        "ance",
        "ence",
        "ible",
        "ment",
        "ant",
        "ate",
        "ent",
        "ism",
        "iti",
        "ive",
        "ous",
        "al",
        "er",
        "ic",
    ];
}
