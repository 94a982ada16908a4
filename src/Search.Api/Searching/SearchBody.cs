using System.Globalization;

namespace Search.Api.Searching;

/// <summary>The parameters of a search as a JSON body: the same as in the address, in camel case.</summary>
public sealed record SearchBody
{
    /// <summary>Free text in either language or both.</summary>
    public string? Q { get; init; }

    /// <summary>What the English side must have.</summary>
    public string? En { get; init; }

    /// <summary>What the Chinese side must have.</summary>
    public string? Zh { get; init; }

    /// <summary>What the English side must not have.</summary>
    public string? EnNot { get; init; }

    /// <summary>What the Chinese side must not have.</summary>
    public string? ZhNot { get; init; }

    /// <summary>`lucene`, or left out.</summary>
    public string? Syntax { get; init; }

    /// <summary>`auto`, `en` or `zh`.</summary>
    public string? Lang { get; init; }

    /// <summary>`all`, `any`, `phrase` or `exact`.</summary>
    public string? Match { get; init; }

    /// <summary>`auto`, `word` or `char`.</summary>
    public string? Mode { get; init; }

    /// <summary>`any`, `hans` or `hant`.</summary>
    public string? Script { get; init; }

    /// <summary>Sources; items of one string separated by commas are or, several strings are and.</summary>
    public string[]? Source { get; init; }

    /// <summary>Documents.</summary>
    public string[]? Document { get; init; }

    /// <summary>Subject fields.</summary>
    public string[]? Domain { get; init; }

    /// <summary>A range such as `0.7-`.</summary>
    public string? Quality { get; init; }

    /// <summary>A range such as `5-10`.</summary>
    public string? LenEn { get; init; }

    /// <summary>A range such as `-30`.</summary>
    public string? LenZh { get; init; }

    /// <summary>A range such as `2020-01-01..`.</summary>
    public string? Date { get; init; }

    /// <summary>`relevance`, `length`, `-date`, `quality` or `random`.</summary>
    public string? Sort { get; init; }

    /// <summary>The seed of a random order.</summary>
    public long? Seed { get; init; }

    /// <summary>Most hits wanted, 0 to 200.</summary>
    public long? Limit { get; init; }

    /// <summary>The cursor of the next page.</summary>
    public string? After { get; init; }

    /// <summary>`estimate`, `exact` or `none`.</summary>
    public string? Total { get; init; }

    /// <summary>`offsets`, `html` or `none`.</summary>
    public string? Highlight { get; init; }

    /// <summary>Neighbours wanted, 0 to 5.</summary>
    public long? Context { get; init; }

    /// <summary>Any of `equivalents`, `tokens`, `pinyin`, `explain`.</summary>
    public string[]? Include { get; init; }

    /// <summary>Any of `source`, `domain`, `script`, `document`.</summary>
    public string[]? Facets { get; init; }

    /// <summary>`pairs` or `kwic`.</summary>
    public string? View { get; init; }

    /// <summary>`none` or `document`.</summary>
    public string? Group { get; init; }

    /// <summary>`none` or `pivot`.</summary>
    public string? Expand { get; init; }

    /// <summary>`none` or `near`.</summary>
    public string? Fold { get; init; }

    /// <summary>The same as parameters of an address.</summary>
    public SearchParameters ToParameters() =>
        new()
        {
            Q = Q,
            En = En,
            Zh = Zh,
            EnNot = EnNot,
            ZhNot = ZhNot,
            Syntax = Syntax,
            Lang = Lang,
            Match = Match,
            Mode = Mode,
            Script = Script,
            Source = Source,
            Document = Document,
            Domain = Domain,
            Quality = Quality,
            LenEn = LenEn,
            LenZh = LenZh,
            Date = Date,
            Sort = Sort,
            Seed = Seed?.ToString(CultureInfo.InvariantCulture),
            Limit = Limit?.ToString(CultureInfo.InvariantCulture),
            After = After,
            Total = Total,
            Highlight = Highlight,
            Context = Context?.ToString(CultureInfo.InvariantCulture),
            Include = Include,
            Facets = Facets,
            View = View,
            Group = Group,
            Expand = Expand,
            Fold = Fold,
        };
}
