using System.Text;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Concordance.Tests.Conformance;

/// <summary>Random pairs made of what engines stumble over: both scripts, widths, accents, compounds, numerals, dates, mixed runs.</summary>
internal static class RandomCorpus
{
    // Characters that stand in several words, in both scripts, and some that stand alone.
    private const string Han =
        "的一是不了人在有这這中国國大来來上个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可"
        + "她里裡后後么麼发發髮干乾幹台臺银銀行芯片软軟件體体云雲万萬面麵只隻征徵钟鐘鍾长長江河岸研究生命起源";

    private static readonly string[] Words =
    [
        "银行",
        "銀行",
        "研究生命起源",
        "人工智能",
        "后院",
        "後院",
        "皇后",
        "头发",
        "頭髮",
        "发现",
        "乾隆",
        "干部",
        "中华人民共和国",
        "南京市长江大桥",
        "一百二十三",
        "五百六十万",
        "两点半",
        "二〇二一年",
        "𨭎",
        "〇",
    ];

    private static readonly string[] Latin =
    [
        "bank",
        "Banks",
        "banking",
        "running",
        "RAN",
        "mice",
        "GPU",
        "gpu-based",
        "state-of-the-art",
        "e-mail",
        "café",
        "naïve",
        "O'Neil",
        "don’t",
        "U.S.",
        "iPhone15",
        "COVID-19",
        "colour",
        "ＡＩ",
        "x86",
        "Straße",
        "Ångström",
    ];

    private static readonly string[] Numbers =
    [
        "5.6 million",
        "560万",
        "2021年5月3日",
        "3.5%",
        "１２３",
        "1,234.5",
        "第3",
        "$20",
        "10 km",
        "12:30",
    ];

    private static readonly string[] Marks =
    [
        "，",
        "。",
        "、",
        "；",
        "！",
        "……",
        "——",
        " ",
        ". ",
        ", ",
        "\u200b",
        "\u3000",
    ];

    public static AlignedPair[] Make(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(position =>
                {
                    var (english, chinese) = (English(random), Chinese(random));
                    return new AlignedPair
                    {
                        Id = PairId.Compute("random", "random", english, chinese),
                        English = english,
                        Chinese = chinese,
                        Source = "random",
                        Document = "random",
                        Position = position,
                        ExternalId = $"R{seed}-{position}",
                        Script = ScriptDetector.Detect(chinese),
                    };
                })
                .DistinctBy(pair => pair.Id),
        ];
    }

    /// <summary>A query of one to three pieces of the kinds that the pairs are made of.</summary>
    public static string Query(Random random)
    {
        var pieces = Enumerable
            .Range(0, random.Next(1, 4))
            .Select(_ => random.Next(2) == 0 ? Pick(random, Latin) : HanWord(random));
        return string.Join(random.Next(3) == 0 ? "" : " ", pieces);
    }

    /// <summary>A query with operators around such pieces.</summary>
    public static string OperatorQuery(Random random)
    {
        var (one, other) = (Query(random), random.Next(2) == 0 ? Pick(random, Latin) : HanWord(random));
        var letters = other.EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        return random.Next(12) switch
        {
            0 => $"{one} -{other}",
            1 => $"{one} NOT {other}",
            2 => $"{one} OR {other}",
            3 => $"({one} OR {other}) -en:{Pick(random, Latin)}",
            4 => $"\"{one}\"",
            5 => $"\"{one} {other}\"~{random.Next(1, 5)}",
            6 => $"en:{Pick(random, Latin)} zh:-{HanWord(random)}",
            7 => $"{letters[0]}*",
            8 => $"*{letters[^1]}",
            9 => letters.Length > 2 ? $"{letters[0]}?{string.Concat(letters[2..])}" : $"{other}*",
            10 => $"{other}~{random.Next(1, 3)}",
            _ => $"{one} -{random.Next(10)}",
        };
    }

    private static string English(Random random)
    {
        var text = new StringBuilder();
        for (var words = random.Next(1, 10); words > 0; words--)
        {
            _ = text.Append(
                    random.Next(12) switch
                    {
                        0 => Pick(random, Numbers),
                        1 => HanWord(random),
                        _ => Pick(random, Latin),
                    }
                )
                .Append(random.Next(6) == 0 ? ", " : " ");
        }

        return text.ToString().Trim() + ".";
    }

    private static string Chinese(Random random)
    {
        var text = new StringBuilder();
        for (var words = random.Next(1, 9); words > 0; words--)
        {
            _ = text.Append(
                    random.Next(12) switch
                    {
                        0 => Pick(random, Numbers),
                        1 or 2 => Pick(random, Latin),
                        _ => HanWord(random),
                    }
                )
                .Append(random.Next(5) == 0 ? Pick(random, Marks) : "");
        }

        return text.ToString();
    }

    private static string HanWord(Random random) =>
        random.Next(2) == 0
            ? Pick(random, Words)
            : string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Han[random.Next(Han.Length)]));

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];
}
