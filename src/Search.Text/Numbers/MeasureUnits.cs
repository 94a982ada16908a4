using System.Collections.Frozen;

namespace Search.Text.Numbers;

/// <summary>Units and currencies after a number, in both languages, by their folded names.</summary>
internal static class MeasureUnits
{
    private const int LongestHanName = 5;

    // Each line: the canonical form, English names, Chinese names. Money starts with its currency in capitals.
    private static readonly string[] Lines =
    [
        "km kilometer kilometers kilometre kilometres 公里 千米",
        "m meter meters metre metres 米 公尺",
        "cm centimeter centimeters centimetre centimetres 厘米 公分",
        "mm millimeter millimeters millimetre millimetres 毫米",
        "μm um micrometer micrometers micron microns 微米",
        "nm nanometer nanometers nanometre nanometres 纳米",
        "kg kilogram kilograms kilo kilos 公斤 千克",
        "g gram grams 克",
        "mg milligram milligrams 毫克",
        "tonne tonnes ton tons 吨",
        "l liter liters litre litres 升 公升",
        "ml milliliter milliliters millilitre millilitres 毫升",
        "kw kilowatt kilowatts 千瓦",
        "mw megawatt megawatts 兆瓦",
        "gw gigawatt gigawatts 吉瓦",
        "kwh 千瓦时",
        "hz hertz 赫兹",
        "khz kilohertz 千赫 千赫兹",
        "mhz megahertz 兆赫 兆赫兹",
        "ghz gigahertz 吉赫 吉赫兹 千兆赫",
        "kb kilobyte kilobytes 千字节",
        "mb megabyte megabytes 兆字节",
        "gb gigabyte gigabytes 吉字节",
        "tb terabyte terabytes 太字节",
        "km2 平方公里 平方千米",
        "m2 平方米",
        "m3 立方米",
        "ha hectare hectares 公顷",
        "mi mile miles 英里",
        "ft foot feet 英尺",
        "inch inches 英寸",
        "lb pound pounds lbs 磅",
        "oz ounce ounces 盎司",
        "acre acres 英亩",
        "km/h kmh kph 公里每小时",
        "hr hrs hour hours 小时 个小时",
        "min minute minutes 分钟",
        "sec secs second seconds 秒 秒钟",
        "°c 摄氏度 度摄氏",
        "°f 华氏度",
        "USD dollar dollars usd 美元 美金",
        "CNY yuan rmb renminbi cny 元 人民币 元人民币",
        "EUR euro euros eur 欧元",
        "GBP gbp sterling 英镑",
        "JPY yen jpy 日元 日圆",
        "HKD hkd 港元 港币",
        "TWD twd 新台币",
        "KRW krw 韩元 韩圆",
        "RUB ruble rubles rouble roubles 卢布",
        "INR rupee rupees 卢比",
    ];

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Names = Build();

    /// <summary>The canonical form of an English name or symbol.</summary>
    public static bool TryLatin(ReadOnlySpan<char> name, out string unit)
    {
        var found = Names.TryGetValue(name, out var value);
        unit = value ?? string.Empty;
        return found;
    }

    /// <summary>The canonical form of the longest Chinese name that stands here.</summary>
    public static bool TryHan(ReadOnlySpan<char> rest, out string unit, out int length)
    {
        for (length = Math.Min(LongestHanName, rest.Length); length > 0; length--)
        {
            if (Names.TryGetValue(rest[..length], out var value))
            {
                unit = value;
                return true;
            }
        }

        unit = string.Empty;
        return false;
    }

    /// <summary>Whether a canonical form is a currency.</summary>
    public static bool IsCurrency(string unit) => unit.Length == 3 && char.IsAsciiLetterUpper(unit[0]);

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Lines)
        {
            var words = line.Split(' ');
            var unit = words[0];
            foreach (var word in char.IsAsciiLetterUpper(unit[0]) ? words[1..] : words)
            {
                // Names are looked up in folded text.
                names.Add(Folding.FoldedText.FoldToString(word), unit);
            }
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
