namespace Search.Text.Lexicon;

/// <summary>
/// What the segmenter knows of one character code: costs in 1/8 nat of the roles that it may take in a name, 255 for
/// none.
/// </summary>
/// <param name="Alone">The cost of the character as a word.</param>
/// <param name="Foreign">In a transliterated name.</param>
/// <param name="Surname">As a surname.</param>
/// <param name="Given">As the first of two given characters.</param>
/// <param name="GivenLast">As the last of two given characters.</param>
/// <param name="GivenOnly">As the only given character.</param>
/// <param name="Numeral">1 for a numeral, else 0.</param>
/// <param name="Reserved">Zero.</param>
public readonly record struct CharacterModel(
    byte Alone,
    byte Foreign,
    byte Surname,
    byte Given,
    byte GivenLast,
    byte GivenOnly,
    byte Numeral,
    byte Reserved
)
{
    /// <summary>The character never takes the role.</summary>
    public const byte Never = 255;
}
