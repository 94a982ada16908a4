using System.Text.Json.Serialization;

namespace Search.Api.Searching;

/// <summary>A page of hits.</summary>
/// <param name="Data">The hits, in order.</param>
/// <param name="Total">How many pairs the query finds; absent with `total=none`.</param>
/// <param name="Paging">Where the next page begins.</param>
/// <param name="Facets">Counts by column and value; absent when not asked for.</param>
/// <param name="Query">How the query was understood.</param>
/// <param name="Generation">The commit that answered.</param>
/// <param name="TookMs">Milliseconds from the request to the answer, without the network.</param>
/// <param name="Partial">True when the work bound cut the search short.</param>
public sealed record SearchJson(
    IReadOnlyList<HitJson> Data,
    TotalJson? Total,
    PagingJson Paging,
    IReadOnlyDictionary<string, IReadOnlyList<FacetJson>>? Facets,
    QueryJson Query,
    long Generation,
    double TookMs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Partial
);

/// <summary>How many pairs a query finds.</summary>
/// <param name="Value">The number.</param>
/// <param name="Relation">`eq` when it is exact, `approx` when it is an estimate or a lower bound.</param>
public sealed record TotalJson(long Value, string Relation);

/// <summary>Where the next page begins.</summary>
/// <param name="Limit">Most hits of a page.</param>
/// <param name="Next">The cursor to give as `after`; absent on the last page.</param>
/// <param name="HasNext">Whether more hits follow.</param>
public sealed record PagingJson(int Limit, string? Next, bool HasNext);

/// <summary>A value of a column and how many hits have it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">The number of hits.</param>
public sealed record FacetJson(string Value, long Count);

/// <summary>How a query was understood.</summary>
/// <param name="Parsed">The query in the query language.</param>
/// <param name="Detected">What was detected.</param>
/// <param name="Notes">What the user should know, such as that the query was searched literally.</param>
/// <param name="Added">The words that it was widened by, likeliest first; absent without `expand=pivot`.</param>
public sealed record QueryJson(
    string Parsed,
    DetectedJson Detected,
    IReadOnlyList<string> Notes,
    IReadOnlyList<AddedWordJson>? Added
);

/// <summary>A word that a query was widened by.</summary>
/// <param name="For">The typed word.</param>
/// <param name="Text">The added word.</param>
/// <param name="Via">The translation that both share.</param>
/// <param name="Weight">How likely a translator goes from one over the translation to the other, 0 to 1.</param>
public sealed record AddedWordJson(string For, string Text, string Via, double Weight);

/// <summary>What was detected of a query.</summary>
/// <param name="Lang">`en`, `zh`, or `both`.</param>
/// <param name="Script">`hans`, `hant`, or `none`.</param>
public sealed record DetectedJson(string Lang, string Script);

/// <summary>A hit: a pair with its matches.</summary>
public sealed record HitJson
{
    /// <summary>The stable id of the pair.</summary>
    public required string Id { get; init; }

    /// <summary>The pair's own id in its file.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The score; only its order means something.</summary>
    public required float Score { get; init; }

    /// <summary>The English side.</summary>
    public required SideJson En { get; init; }

    /// <summary>The Chinese side.</summary>
    public required SideJson Zh { get; init; }

    /// <summary>`en`, `zh` or `both`: where the query was found.</summary>
    public required string MatchedSide { get; init; }

    /// <summary>`hans`, `hant` or `none`.</summary>
    public required string Script { get; init; }

    /// <summary>Translations of the matches; absent when not asked for.</summary>
    public IReadOnlyList<EquivalentJson>? Equivalents { get; init; }

    /// <summary>Where the pair comes from.</summary>
    public required SourceJson Source { get; init; }

    /// <summary>Other places where the same two texts stand; absent for most pairs.</summary>
    public IReadOnlyList<OriginJson>? Duplicates { get; init; }

    /// <summary>How sure the aligner is, 0 to 1.</summary>
    public required float Quality { get; init; }

    /// <summary>What lowered the quality.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Pairs before this one in its document; absent without `context`.</summary>
    public IReadOnlyList<PairJson>? Before { get; init; }

    /// <summary>Pairs after it; absent without `context`.</summary>
    public IReadOnlyList<PairJson>? After { get; init; }

    /// <summary>The line of a concordance; absent without `view=kwic`.</summary>
    public KwicJson? Kwic { get; init; }

    /// <summary>The words of `query.added` that it has in the place of typed ones; absent when it has none.</summary>
    public IReadOnlyList<string>? Added { get; init; }

    /// <summary>How many other hits this one stands for; absent without `group` or `fold`.</summary>
    public int? Folded { get; init; }

    /// <summary>The reading of the Chinese side; absent when not asked for.</summary>
    public string? Pinyin { get; init; }

    /// <summary>The Chinese side in the script that it is not written in; absent when not asked for, or when both write it alike.</summary>
    public OtherScriptJson? OtherScript { get; init; }

    /// <summary>Why the pair matched; absent when not asked for.</summary>
    public ExplainJson? Explain { get; init; }
}

/// <summary>One side of a hit.</summary>
/// <param name="Text">The original text.</param>
/// <param name="Highlights">What matched, in UTF-16 units; absent with `highlight=none`.</param>
/// <param name="Html">The text as HTML with `mark` elements; absent without `highlight=html`.</param>
/// <param name="Tokens">The tokens; absent when not asked for.</param>
public sealed record SideJson(
    string Text,
    IReadOnlyList<SpanJson>? Highlights,
    string? Html,
    IReadOnlyList<TokenJson>? Tokens
);

/// <summary>A Chinese side converted to the other script, for reading.</summary>
/// <param name="Script">`hans` or `hant`: what it was converted to.</param>
/// <param name="Text">The converted text; highlights count units of the original text, not of this one.</param>
public sealed record OtherScriptJson(string Script, string Text);

/// <summary>A span in UTF-16 units of the original text.</summary>
/// <param name="Start">Start.</param>
/// <param name="End">End, exclusive.</param>
public sealed record SpanJson(int Start, int End);

/// <summary>A token and where it stands.</summary>
/// <param name="Term">The folded term.</param>
/// <param name="Start">Start, in UTF-16 units.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Layer">The layer that it is indexed in.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Its position.</param>
public sealed record TokenJson(string Term, int Start, int End, string Layer, string Kind, int Position);

/// <summary>A match and its translation: `[start, end]` on each side.</summary>
/// <param name="En">The span of the English side.</param>
/// <param name="Zh">The span of the Chinese side.</param>
/// <param name="Confidence">0 to 1, in hundredths.</param>
public sealed record EquivalentJson(int[] En, int[] Zh, float Confidence);

/// <summary>A line of a concordance.</summary>
/// <param name="Side">`en` or `zh`.</param>
/// <param name="Left">The text before the match.</param>
/// <param name="Match">The match.</param>
/// <param name="Right">The text after it.</param>
public sealed record KwicJson(string Side, string Left, string Match, string Right);

/// <summary>A part of a score.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Description">What it is.</param>
/// <param name="Parts">What it is made of; absent for a leaf.</param>
public sealed record ExplainJson(float Value, string Description, IReadOnlyList<ExplainJson>? Parts);

/// <summary>Where a pair comes from.</summary>
public sealed record SourceJson
{
    /// <summary>The source.</summary>
    public required string Name { get; init; }

    /// <summary>The document inside the source.</summary>
    public string? Document { get; init; }

    /// <summary>The title of the document.</summary>
    public string? Title { get; init; }

    /// <summary>Where it can be read.</summary>
    public string? Url { get; init; }

    /// <summary>Its licence.</summary>
    public string? License { get; init; }

    /// <summary>Whom to credit.</summary>
    public string? Attribution { get; init; }

    /// <summary>Its subject field.</summary>
    public string? Domain { get; init; }

    /// <summary>When it was published.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Ordinal of the pair in the document, from 0.</summary>
    public required int Position { get; init; }
}

/// <summary>Another place where the same two texts stand.</summary>
/// <param name="Name">The source.</param>
/// <param name="Document">The document.</param>
/// <param name="Position">The ordinal in it.</param>
/// <param name="ExternalId">The pair's own id there.</param>
public sealed record OriginJson(string Name, string? Document, int Position, string? ExternalId);

/// <summary>A pair without a query.</summary>
public sealed record PairJson
{
    /// <summary>The stable id of the pair.</summary>
    public required string Id { get; init; }

    /// <summary>The pair's own id in its file.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The English side.</summary>
    public required SideJson En { get; init; }

    /// <summary>The Chinese side.</summary>
    public required SideJson Zh { get; init; }

    /// <summary>`hans`, `hant` or `none`.</summary>
    public required string Script { get; init; }

    /// <summary>Where the pair comes from.</summary>
    public required SourceJson Source { get; init; }

    /// <summary>Other places where the same two texts stand; absent for most pairs.</summary>
    public IReadOnlyList<OriginJson>? Duplicates { get; init; }

    /// <summary>How sure the aligner is, 0 to 1.</summary>
    public required float Quality { get; init; }

    /// <summary>What lowered the quality.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }
}
