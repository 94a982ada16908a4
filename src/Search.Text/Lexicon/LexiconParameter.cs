namespace Search.Text.Lexicon;

/// <summary>Where each value stands in the section <see cref="LexiconSection.Parameters"/>; costs are in 1/8 nat.</summary>
public static class LexiconParameter
{
    /// <summary>The number of dictionary words.</summary>
    public const int WordCount = 0;

    /// <summary>Added to the cost of a word that follows a name in no pair of the bigram table.</summary>
    public const int NameBackOff = 1;

    /// <summary>The cost of a personal or foreign name before its characters are counted.</summary>
    public const int Name = 2;

    /// <summary>The cost of a Han numeral before its characters are counted.</summary>
    public const int Numeral = 3;

    /// <summary>The cost of a character that is no word.</summary>
    public const int UnknownCharacter = 4;

    /// <summary>Added to the characters of a transliterated name.</summary>
    public const int ForeignName = 5;

    /// <summary>Added to surname and two given characters.</summary>
    public const int FullName = 6;

    /// <summary>Added to surname and one given character.</summary>
    public const int ShortName = 7;

    /// <summary>The cost of each character of a Han numeral.</summary>
    public const int NumeralCharacter = 8;

    /// <summary>Added to the cost of a word that follows a numeral in no pair of the bigram table.</summary>
    public const int NumeralBackOff = 9;

    /// <summary>How much cheaper than its characters alone a personal name must be.</summary>
    public const int NameMargin = 10;

    /// <summary>The number of values.</summary>
    public const int Count = 16;

    /// <summary>How many units of cost make one nat (a factor e of probability).</summary>
    public const int UnitsPerNat = 8;
}
