using System.Text.Json;

namespace Search.Api.Tests.Words;

/// <summary>A corpus in which a coach is a bus or a trainer, and a bus is always the same.</summary>
public sealed class TranslationEndpointTests(TranslationEndpointTests.CoachService service)
    : IClassFixture<TranslationEndpointTests.CoachService>
{
    private static readonly string[] s_people = ["Tom", "Mary", "Anna", "Peter", "Paul", "Jane", "Mark", "Lucy"];
    private static readonly string[] s_names = ["汤姆", "玛丽", "安娜", "彼得", "保罗", "简", "马克", "露西"];

    // Unlike each other, so that nothing but the vehicle stands in all of them.
    private static readonly (string English, string Chinese)[] s_rides =
    [
        ("The bus of NN is late.", "NN的客车晚了。"),
        ("NN missed the bus yesterday.", "NN昨天没赶上客车。"),
        ("A red bus stopped near NN.", "一辆红色的客车停在NN旁边。"),
        ("NN bought a ticket for the bus.", "NN买了一张客车的票。"),
        ("I saw NN on the bus.", "我在客车上看见了NN。"),
        ("NN drives a bus.", "NN开客车。"),
        ("This bus goes past the house of NN.", "这辆客车经过NN的家。"),
        ("NN waited for the bus.", "NN等客车。"),
        ("NN came by coach.", "NN坐客车来了。"),
        ("The coach to London left without NN.", "去伦敦的客车没等NN就开走了。"),
        ("NN slept on the coach.", "NN在客车上睡着了。"),
        ("A coach took NN to the airport.", "一辆客车把NN送到了机场。"),
    ];

    [Fact]
    public async Task Candidates_have_counts_and_the_search_that_each_stands_for_finds_them()
    {
        var answer = await service.AskAsync("/v1/translations", "q", "coach");
        answer.GetProperty("from").GetString().ShouldBe("en");
        var candidates = answer.GetProperty("data").EnumerateArray().ToList();
        candidates[0].GetProperty("text").GetString().ShouldBe("教练");
        candidates[0].GetProperty("forms").EnumerateArray().Select(f => f.GetString()).ShouldBe(["教练", "教練"], true);
        var found = await Search(candidates[0].GetProperty("search"));
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(hit => hit.En.Contains("coach") && (hit.Zh.Contains("教练") || hit.Zh.Contains("教練")));
    }

    [Fact]
    public async Task The_contrast_finds_pairs_that_are_translated_otherwise()
    {
        var answer = await service.AskAsync("/v1/translations", "q", "coach", "limit", "1");
        var contrast = answer.GetProperty("contrast");
        contrast.GetProperty("usual").EnumerateArray().Single().GetString().ShouldBe("教练");
        contrast.GetProperty("share").GetDouble().ShouldBeInRange(0.5, 0.9);
        var found = await Search(contrast.GetProperty("search"));
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(hit => hit.En.Contains("coach") && hit.Zh.Contains("客车"));
    }

    [Fact]
    public async Task A_search_is_widened_on_request_and_the_widened_hits_are_labelled()
    {
        var plain = await service.AskAsync("/v1/search", "q", "bus", "limit", "200");
        plain.GetProperty("query").TryGetProperty("added", out _).ShouldBeFalse();
        var wide = await service.AskAsync("/v1/search", "q", "bus", "limit", "200", "expand", "pivot");
        var added = wide.GetProperty("query").GetProperty("added").EnumerateArray().First();
        added.GetProperty("for").GetString().ShouldBe("bus");
        added.GetProperty("text").GetString().ShouldBe("coach");
        added.GetProperty("via").GetString().ShouldBe("客车");
        var hits = wide.GetProperty("data").EnumerateArray().ToList();
        hits.Count.ShouldBeGreaterThan(plain.GetProperty("data").GetArrayLength());
        foreach (var hit in hits)
        {
            var isTyped = Text(hit, "en").Contains("bus");
            hit.TryGetProperty("added", out var labels).ShouldBe(!isTyped);
            if (!isTyped)
            {
                labels.EnumerateArray().Single().GetString().ShouldBe("coach");
            }
        }
    }

    private static string Text(JsonElement hit, string side) => hit.GetProperty(side).GetProperty("text").GetString()!;

    private async Task<List<(string En, string Zh)>> Search(JsonElement search)
    {
        var names = new Dictionary<string, string>
        {
            ["en"] = "en",
            ["zh"] = "zh",
            ["enNot"] = "en_not",
            ["zhNot"] = "zh_not",
        };
        var parameters = search
            .EnumerateObject()
            .SelectMany(p => new[] { names[p.Name], p.Value.GetString()! })
            .Concat(["limit", "200"]);
        var answer = await service.AskAsync("/v1/search", [.. parameters]);
        return [.. answer.GetProperty("data").EnumerateArray().Select(h => (Text(h, "en"), Text(h, "zh")))];
    }

    /// <summary>The service over the corpus.</summary>
    public sealed class CoachService : RunningService
    {
        private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("coach").FullName, "coach.tsv");

        /// <inheritdoc/>
        protected override IReadOnlyList<string> Corpus()
        {
            using var file = new StreamWriter(_file);
            for (var i = 0; i < s_people.Length; i++)
            {
                var (person, name) = (s_people[i], s_names[i]);
                file.WriteLine($"{person} is a good coach.\t{name}是一个好教练。");
                file.WriteLine($"The coach saw {person}.\t教練看見了{name}。");
                file.WriteLine($"Our coach likes {person}.\t我们的教练喜欢{name}。");
                file.WriteLine($"{person} is a good teacher.\t{name}是一个好老师。");
                file.WriteLine($"The teacher saw {person}.\t老师看见了{name}。");
            }

            for (var i = 0; i < s_rides.Length * 3; i++)
            {
                var (english, chinese) = s_rides[i / 3];
                var who = ((i / 3) + (3 * (i % 3))) % s_people.Length;
                file.WriteLine($"{english.Replace("NN", s_people[who])}\t{chinese.Replace("NN", s_names[who])}");
            }

            return [_file];
        }
    }
}
