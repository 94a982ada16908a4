namespace Search.Text.Folding;

/// <summary>Composes hangul and kana whose parts come apart, as Unicode's canonical composition does.</summary>
internal static class Syllables
{
    private const string VoicedKana =
        "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテトハヒフヘホウワヰヱヲヽ";
    private const string Voiced =
        "がぎぐげござじずぜぞだぢづでどばびぶべぼゔゞガギグゲゴザジズゼゾダヂヅデドバビブベボヴヷヸヹヺヾ";
    private const string HalfVoicedKana = "はひふへほハヒフヘホ";
    private const string HalfVoiced = "ぱぴぷぺぽパピプペポ";

    /// <summary>Whether a unit may compose with the one before it.</summary>
    public static bool Composes(char unit) =>
        unit is '\u3099' or '\u309A' or (>= '\u1161' and <= '\u1175') or (>= '\u11A8' and <= '\u11C2');

    /// <summary>The composition of two units, or '\0' when they do not compose.</summary>
    public static char Compose(char first, char second)
    {
        switch (second)
        {
            case '\u3099':
                return Pick(VoicedKana.IndexOf(first, StringComparison.Ordinal), Voiced);
            case '\u309A':
                return Pick(HalfVoicedKana.IndexOf(first, StringComparison.Ordinal), HalfVoiced);
            case >= '\u1161' and <= '\u1175' when first is >= '\u1100' and <= '\u1112':
                return (char)(0xAC00 + ((((first - 0x1100) * 21) + (second - 0x1161)) * 28));
            case >= '\u11A8' and <= '\u11C2' when first is >= '\uAC00' and <= '\uD7A3' && (first - 0xAC00) % 28 == 0:
                return (char)(first + (second - 0x11A7));
            default:
                return '\0';
        }
    }

    private static char Pick(int index, string from) => index < 0 ? '\0' : from[index];
}
