using Search.Text.Lexicon;

namespace Search.Tools.Lexicon.Words;

/// <summary>
/// The few free numbers of the word model. They were chosen on the development parts of UD_Chinese-GSD and GSDSimp and
/// say how far to trust each source; the words and frequencies themselves come from the sources alone.
/// </summary>
public static class ModelSettings
{
    /// <summary>The share of SmartCn's frequencies (newspaper) in a word's probability; the rest is jieba's.</summary>
    public const double SmartCnShare = 0.8;

    /// <summary>The share of the observed pair in a word's probability after another.</summary>
    public const double PairShare = 0.9;

    /// <summary>A word that only jieba lists: its many long compounds would else swallow their words.</summary>
    public const double JiebaOnly = 0.05;

    /// <summary>And once more from four characters on.</summary>
    public const double JiebaOnlyLong = 0.01;

    /// <summary>And once more for what jieba tags as a name: half of those entries are cuttings from novels.</summary>
    public const double JiebaOnlyName = 0.2;

    /// <summary>Names that jieba alone lists with at most this frequency are left out.</summary>
    public const int JiebaOnlyNameLeast = 3;

    /// <summary>The least probability of a word.</summary>
    public const double Floor = 1e-10;

    /// <summary>The probability of a character that is no word.</summary>
    public const double UnknownCharacter = 1e-9;

    /// <summary>Nats added to a transliterated name.</summary>
    public const double ForeignName = 3;

    /// <summary>Nats added to a surname with two given characters.</summary>
    public const double FullName = 7;

    /// <summary>Nats added to a surname with one given character.</summary>
    public const double ShortName = 8;

    /// <summary>How many nats cheaper than its characters alone a personal name must be.</summary>
    public const double NameMargin = 2;

    /// <summary>The least share of a word's successors that is kept for pairs never seen.</summary>
    public const double LeastUnseen = 0.05;

    /// <summary>How much commoner a character must be in transliterated names than elsewhere.</summary>
    public const double ForeignRatio = 1;

    /// <summary>Nats for each character of a Han numeral.</summary>
    public const double NumeralCharacter = 2.5;

    /// <summary>A probability as a cost in 1/8 nat, 1..255.</summary>
    public static byte Cost(double probability) => Units(-Math.Log(probability));

    /// <summary>Nats as a cost, 1..255.</summary>
    public static byte Units(double nats) =>
        (byte)Math.Clamp((int)Math.Round(nats * LexiconParameter.UnitsPerNat), 1, 255);
}
