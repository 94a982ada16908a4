using System.Text;

namespace Search.Text.Tests;

/// <summary>Random texts of every kind: any Unicode, lone surrogates, and pieces that the analysers treat specially.</summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        " ",
        "  ",
        "\u200B",
        "\u3000",
        "\n",
        "-",
        "—",
        "–",
        "'",
        "’",
        ".",
        ",",
        "，",
        "。",
        "%",
        "％",
        "$",
        "¥",
        "US$",
        "°C",
        "℃",
        "½",
        "²",
        "①",
        "㍿",
        "㋀",
        "ﷺ",
        "ﬁ",
        "e\u0301",
        "が",
        "か\u3099",
        "ｶﾞ",
        "\u1100\u1161\u11A8",
        "각",
        "ß",
        "İ",
        "Å",
        "Ω",
        "人",
        "人 工",
        "智能",
        "后",
        "後院",
        "發展",
        "髮",
        "乾隆",
        "𨭎",
        "⼈",
        "﨑",
        "々",
        "〇",
        "百分之",
        "十七",
        "二〇二六年",
        "十一月",
        "二十一日",
        "五百六十万",
        "560万",
        "萬",
        "億",
        "壹貳參",
        "点五",
        "三分之二",
        "5.6",
        "million",
        "5,600,000",
        "17%",
        "percent",
        "November",
        "21",
        "2026",
        "2026-11-21",
        "3.5",
        "1/2",
        "twenty-one",
        "hundred",
        "元",
        "美元",
        "公斤",
        "kg",
        "5kg",
        "C++",
        "C#",
        ".NET",
        "5G",
        "R1",
        "COVID-19",
        "U.S.",
        "don’t",
        "DeepSeek’s",
        "DeepSeekR1",
        "iPhone15Pro",
        "GPU芯片",
        "ＧＰＵ",
        "state-of-the-art",
        "AT&T",
        "rock'n'roll",
        "example.com",
        "naïve",
        "Organisation",
        "universities",
        "\uD83D\uDE00",
        "👨‍👩‍👧",
        "🇨🇳",
        "★",
        "→",
        "мир",
        "กขค",
        "नमस्ते",
        "\0",
        "\u0001",
        "\uFFFE",
        "\uFEFF",
    ];

    public static string Next(Random random, int most)
    {
        var text = new StringBuilder();
        for (var left = random.Next(most + 1); left > 0; left--)
        {
            _ = random.Next(12) switch
            {
                0 => text.Append((char)random.Next(0x10000)),
                1 => text.Append((char)random.Next(0xD800, 0xE000)),
                2 => text.Append(Any(random).ToString()),
                3 => text.Append((char)random.Next(0x20, 0x7F)),
                4 => text.Append((char)random.Next(0x4E00, 0xA000)),
                _ => text.Append(Pieces[random.Next(Pieces.Length)]),
            };
        }

        return text.ToString();
    }

    private static Rune Any(Random random)
    {
        while (true)
        {
            if (Rune.TryCreate(random.Next(0x110000), out var rune))
            {
                return rune;
            }
        }
    }
}
