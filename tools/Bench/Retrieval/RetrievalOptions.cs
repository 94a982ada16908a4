using System.CommandLine;
using Search.Query.Contract;

namespace Search.Tools.Bench.Retrieval;

/// <summary>The options of `bench retrieval`; the ranking ones are for choosing parameters.</summary>
internal sealed class RetrievalOptions
{
    private readonly Option<float> _k1 = Number("--k1", RankingParameters.Default.K1);
    private readonly Option<float> _b = Number("--b", RankingParameters.Default.B);
    private readonly Option<float> _floor = Number("--floor", RankingParameters.Default.LengthFloor);
    private readonly Option<float> _exact = Number("--exact", RankingParameters.Default.ExactBoost);
    private readonly Option<float> _overlap = Number("--overlap", RankingParameters.Default.OverlapBoost);
    private readonly Option<float> _character = Number("--character", RankingParameters.Default.CharacterBoost);
    private readonly Option<float> _proximity = Number("--proximity", RankingParameters.Default.ProximityBoost);

    public Option<FileInfo> Documents { get; } =
        new("--documents") { Description = "id TAB English TAB Chinese", Required = true };

    public Option<FileInfo> Questions { get; } =
        new("--questions") { Description = "id TAB English TAB Chinese", Required = true };

    public Option<FileInfo> Relevance { get; } =
        new("--relevance") { Description = "question 0 document relevance", Required = true };

    public Option<FileInfo> Among { get; } =
        new("--among") { Description = "English TAB Chinese: the pairs to tell apart from", Required = true };

    public Option<string> Language { get; } =
        new Option<string>("--lang")
        {
            Description = "the language of the questions",
            Required = true,
        }.AcceptOnlyFromAmong("en", "zh");

    public Option<int> KnownItems { get; } =
        new("--known-items") { Description = "short pairs to find again", DefaultValueFactory = _ => 500 };

    public Option<bool> NoLucene { get; } = new("--no-lucene") { Description = "leave the peer out" };

    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                Documents,
                Questions,
                Relevance,
                Among,
                Language,
                KnownItems,
                NoLucene,
                _k1,
                _b,
                _floor,
                _exact,
                _overlap,
                _character,
                _proximity,
            }
        )
        {
            command.Add(option);
        }
    }

    public RankingParameters Ranking(ParseResult parsed) =>
        RankingParameters.Default with
        {
            K1 = parsed.GetValue(_k1),
            B = parsed.GetValue(_b),
            LengthFloor = (int)parsed.GetValue(_floor),
            ExactBoost = parsed.GetValue(_exact),
            OverlapBoost = parsed.GetValue(_overlap),
            CharacterBoost = parsed.GetValue(_character),
            ProximityBoost = parsed.GetValue(_proximity),
        };

    private static Option<float> Number(string name, float value) =>
        new(name) { Description = "a parameter of the ranking", DefaultValueFactory = _ => value };
}
