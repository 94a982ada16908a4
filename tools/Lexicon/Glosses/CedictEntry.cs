namespace Search.Tools.Lexicon.Glosses;

/// <summary>One line of CC-CEDICT.</summary>
/// <param name="Traditional">The word in Traditional characters.</param>
/// <param name="Simplified">The word in Simplified characters.</param>
/// <param name="Syllables">Syllables with tone digits.</param>
/// <param name="Definitions">Definitions as written.</param>
public sealed record CedictEntry(string Traditional, string Simplified, string[] Syllables, string[] Definitions);
