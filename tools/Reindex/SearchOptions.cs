using System.Collections.Immutable;
using System.CommandLine;
using Search.Concordance.Searching;
using Search.Query.Contract;

namespace Search.Tools.Reindex;

/// <summary>The options of a search beyond the query: both sides, order, and what a hit shows. Named as the service names them.</summary>
internal sealed class SearchOptions
{
    private readonly Option<string> _english = Text("--en", "What the English side must have.");
    private readonly Option<string> _chinese = Text("--zh", "What the Chinese side must have.");
    private readonly Option<string> _englishNot = Text("--en-not", "What the English side must not have.");
    private readonly Option<string> _chineseNot = Text("--zh-not", "What the Chinese side must not have.");
    private readonly Option<string> _sort = Choice(
        "--sort",
        "The order.",
        "relevance",
        "length",
        "-date",
        "quality",
        "random"
    );
    private readonly Option<long> _seed = new("--seed") { Description = "The seed of --sort random." };
    private readonly Option<string> _total = Choice("--total", "How the total is found.", "estimate", "exact", "none");
    private readonly Option<int> _context = new("--context")
    {
        Description = "Neighbouring pairs of the same document, 0 to 5 on each side.",
    };
    private readonly Option<string[]> _include = Several(
        "--include",
        "What a hit shows beyond its texts.",
        "equivalents",
        "tokens",
        "pinyin",
        "other_script",
        "explain"
    );
    private readonly Option<string[]> _facets = Several(
        "--facets",
        "Columns to count hits by.",
        "source",
        "document",
        "domain",
        "script"
    );
    private readonly Option<string> _view = Choice("--view", "Pairs, or a line around each match.", "pairs", "kwic");
    private readonly Option<string> _group = Choice("--group", "The best hit of each document.", "none", "document");
    private readonly Option<string> _fold = Choice("--fold", "Texts that differ in form only, once.", "none", "near");

    public SearchOptions() => OptionRanges.Limit(_context, 0, 5);

    public void AddTo(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    _english,
                    _chinese,
                    _englishNot,
                    _chineseNot,
                    _sort,
                    _seed,
                    _total,
                    _context,
                    _include,
                    _facets,
                    _view,
                    _group,
                    _fold,
                ]
        )
        {
            command.Add(option);
        }
    }

    /// <summary>A question with these options.</summary>
    public SearchQuestion Apply(ParseResult result, SearchQuestion question) =>
        question with
        {
            English = result.GetValue(_english),
            Chinese = result.GetValue(_chinese),
            EnglishWithout = result.GetValue(_englishNot),
            ChineseWithout = result.GetValue(_chineseNot),
            Sort = result.GetValue(_sort) switch
            {
                "length" => SortOrder.Length,
                "-date" => SortOrder.NewestFirst,
                "quality" => SortOrder.Quality,
                "random" => SortOrder.Random,
                _ => SortOrder.Relevance,
            },
            Seed = result.GetValue(_seed),
            Total = result.GetValue(_total) switch
            {
                "exact" => TotalMode.Exact,
                "none" => TotalMode.None,
                _ => TotalMode.Estimate,
            },
            Context = result.GetValue(_context),
            Include = Parts(result.GetValue(_include)),
            Facets = Columns(result.GetValue(_facets)),
            KeywordInContext = result.GetValue(_view) == "kwic",
            GroupByDocument = result.GetValue(_group) == "document",
            FoldNearDuplicates = result.GetValue(_fold) == "near",
        };

    private static HitParts Parts(string[]? names) =>
        (names ?? []).Aggregate(
            HitParts.None,
            (parts, name) =>
                parts
                | name switch
                {
                    "equivalents" => HitParts.Equivalents,
                    "tokens" => HitParts.Tokens,
                    "pinyin" => HitParts.Pinyin,
                    "other_script" => HitParts.OtherScript,
                    _ => HitParts.Explain,
                }
        );

    private static ImmutableArray<TextColumn> Columns(string[]? names) =>
        [.. (names ?? []).Select(name => Enum.Parse<TextColumn>(name, ignoreCase: true)).Distinct()];

    private static Option<string> Text(string name, string description) => new(name) { Description = description };

    private static Option<string> Choice(string name, string description, params string[] values) =>
        new Option<string>(name)
        {
            Description = description,
            DefaultValueFactory = _ => values[0],
        }.AcceptOnlyFromAmong(values);

    private static Option<string[]> Several(string name, string description, params string[] values) =>
        new Option<string[]>(name)
        {
            Description = description,
            AllowMultipleArgumentsPerToken = true,
        }.AcceptOnlyFromAmong(values);
}
