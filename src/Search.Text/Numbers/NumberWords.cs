using System.Collections.Frozen;
using Search.Text.English;

namespace Search.Text.Numbers;

/// <summary>English number words, months and the currencies that stand before an amount.</summary>
internal static class NumberWords
{
    private static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Values = Numbers();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Months = Names();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Currencies =
        Prefixes();
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Ordinals = Parts();

    /// <summary>What a folded word may start.</summary>
    public static WordRole RoleOf(ReadOnlySpan<char> word) =>
        Values.ContainsKey(word) || word is "a" or "an" || StartsNumberCompound(word) ? WordRole.Number
        : Months.ContainsKey(word) ? WordRole.Month
        : Currencies.ContainsKey(word) ? WordRole.Currency
        : WordRole.None;

    /// <summary>The value of a number word.</summary>
    public static bool TryValue(ReadOnlySpan<char> word, out decimal value) => Values.TryGetValue(word, out value);

    /// <summary>The month, 1 to 12, of its name or abbreviation.</summary>
    public static bool TryMonth(ReadOnlySpan<char> word, out int month) => Months.TryGetValue(word, out month);

    /// <summary>The currency that stands before an amount.</summary>
    public static bool TryCurrency(ReadOnlySpan<char> word, out string currency)
    {
        var found = Currencies.TryGetValue(word, out var name);
        currency = name ?? string.Empty;
        return found;
    }

    /// <summary>The denominator of a fraction in words, in singular or plural.</summary>
    public static bool TryDenominator(ReadOnlySpan<char> word, out int denominator) =>
        Ordinals.TryGetValue(word, out denominator);

    // A compound starts as a whole: twenty-one.
    private static bool StartsNumberCompound(ReadOnlySpan<char> word)
    {
        var hyphen = word.IndexOf('-');
        return hyphen > 0 && Values.ContainsKey(word[..hyphen]);
    }

    private static FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Numbers()
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var small = (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            + " seventeen eighteen nineteen"
        ).Split(' ');
        for (var i = 0; i < small.Length; i++)
        {
            values.Add(small[i], i);
        }

        var tens = "twenty thirty forty fifty sixty seventy eighty ninety".Split(' ');
        for (var i = 0; i < tens.Length; i++)
        {
            values.Add(tens[i], 10 * (i + 2));
        }

        values.Add("hundred", 100m);
        values.Add("thousand", 1000m);
        values.Add("million", 1_000_000m);
        values.Add("billion", 1_000_000_000m);
        values.Add("trillion", 1_000_000_000_000m);
        return values.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Names()
    {
        var names = (
            "january jan february feb march mar april apr may may june jun july jul august aug september sep october"
            + " oct november nov december dec"
        ).Split(' ');
        var months = new Dictionary<string, int>(StringComparer.Ordinal) { ["sept"] = 9 };
        for (var i = 0; i < names.Length; i++)
        {
            months[names[i]] = (i / 2) + 1;
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Prefixes() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["us"] = "USD",
            ["usd"] = "USD",
            ["hk"] = "HKD",
            ["hkd"] = "HKD",
            ["nt"] = "TWD",
            ["twd"] = "TWD",
            ["rmb"] = "CNY",
            ["cny"] = "CNY",
            ["eur"] = "EUR",
            ["gbp"] = "GBP",
            ["jpy"] = "JPY",
        }
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Parts()
    {
        var parts = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = "third quarter fifth sixth seventh eighth ninth tenth".Split(' ');
        for (var i = 0; i < names.Length; i++)
        {
            parts.Add(names[i], i + 3);
            parts.Add(names[i] + "s", i + 3);
        }

        return parts.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
