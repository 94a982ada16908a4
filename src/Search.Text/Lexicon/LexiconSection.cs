namespace Search.Text.Lexicon;

/// <summary>The numbers of the sections of <c>lexicon.bin</c>; see <c>FORMAT.md</c>.</summary>
public static class LexiconSection
{
    /// <summary>Class representatives of U+3400–U+9FFF: one UTF-16 unit each, 0 where a character stands alone.</summary>
    public const uint ClassOfBasic = 1;

    /// <summary>Class representatives above U+FFFF: pairs of (code point, representative), ascending.</summary>
    public const uint ClassOfSupplementary = 2;

    /// <summary>Script of U+3400–U+9FFF, two bits a character: 1 Simplified only, 2 Traditional only.</summary>
    public const uint ScriptOfBasic = 3;

    /// <summary>Code points above U+FFFF in one script only: pairs of (code point, script), ascending.</summary>
    public const uint ScriptOfSupplementary = 4;

    /// <summary>Character codes of U+3400–U+9FFF, by falling frequency from 1; 0 for characters of no word.</summary>
    public const uint CharacterCodes = 5;

    /// <summary>Nodes of the double-array trie of words, 64 bits each; see <see cref="TrieNode"/>.</summary>
    public const uint Trie = 6;

    /// <summary>Hash table of word bigrams: 24 bits of fingerprint and 8 of cost a slot.</summary>
    public const uint Bigrams = 7;

    /// <summary>Costs and roles by character code; see <see cref="CharacterModel"/>.</summary>
    public const uint Characters = 8;

    /// <summary>Single values; see <see cref="LexiconParameter"/>.</summary>
    public const uint Parameters = 9;
}
