using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Testing.Contract;

/// <summary>Makes pairs for tests.</summary>
public static class PairFactory
{
    private static readonly string[] English =
    [
        "the",
        "chip",
        "chips",
        "river",
        "tea",
        "market",
        "doctor",
        "train",
        "law",
        "light",
        "runs",
        "running",
        "export",
        "trade",
        "school",
        "teacher",
        "data",
        "model",
        "city",
        "bridge",
        "5G",
        "COVID-19",
        "2026",
    ];

    private static readonly string[] Chinese =
    [
        "芯片",
        "河流",
        "茶",
        "市场",
        "醫生",
        "火车",
        "法律",
        "光",
        "跑",
        "出口",
        "貿易",
        "学校",
        "老師",
        "数据",
        "模型",
        "城市",
        "大桥",
        "5G",
        "进化",
        "進化",
        "中国",
        "的",
        "了",
        "在",
    ];

    /// <summary>A pair whose id follows from its content.</summary>
    public static AlignedPair Create(
        string english,
        string chinese,
        string source = "test",
        string? document = "doc",
        int position = 0
    ) =>
        new()
        {
            Id = PairId.Compute(source, document, english, chinese),
            English = english,
            Chinese = chinese,
            Source = source,
            Document = document,
            Position = position,
            Script = ScriptDetector.Detect(chinese),
        };

    /// <summary>Random pairs over a small vocabulary, so that queries find some; texts may repeat.</summary>
    public static IEnumerable<AlignedPair> Random(Random random, int count, int firstPosition = 0)
    {
        for (var i = 0; i < count; i++)
        {
            var source = $"source{random.Next(3)}";
            var document = random.Next(8) == 0 ? null : $"doc{random.Next(1 + (count / 10))}";
            var pair = Create(
                string.Join(' ', Pick(random, English, random.Next(1, 12))) + ".",
                string.Concat(Pick(random, Chinese, random.Next(1, 10))) + "。",
                source,
                document,
                firstPosition + i
            );
            yield return pair with
            {
                Quality = random.Next(1001) / 1000f,
                Date = random.Next(3) == 0 ? null : new DateOnly(2000 + random.Next(27), 1 + random.Next(12), 1),
                Domain = random.Next(4) == 0 ? null : $"domain{random.Next(4)}",
                ExternalId = random.Next(2) == 0 ? null : $"x{i}",
                Title = random.Next(4) == 0 ? "Title 标题" : null,
            };
        }
    }

    private static IEnumerable<string> Pick(Random random, string[] words, int count) =>
        Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]);
}
