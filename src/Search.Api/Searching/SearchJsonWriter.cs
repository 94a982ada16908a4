using System.Collections.Immutable;
using System.Text.Json;
using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Api.Searching;

/// <summary>Turns answers into the shapes of the REST contract.</summary>
public static class SearchJsonWriter
{
    /// <summary>A whole answer.</summary>
    public static SearchJson Answer(SearchQuestion question, SearchAnswer answer, TimeSpan took) =>
        new(
            [.. answer.Hits.Select(h => Hit(question, h))],
            answer.Total is { } total ? new TotalJson(total.Value, total.IsExact ? "eq" : "approx") : null,
            new PagingJson(
                question.Limit,
                answer.Next is { } next ? CursorText.Write(next, question.Sort) : null,
                answer.HasMore
            ),
            question.Facets.IsDefaultOrEmpty
                ? null
                : answer.Facets.ToDictionary(
                    f => ColumnName(f.Column),
                    f => (IReadOnlyList<FacetJson>)[.. f.Counts.Select(c => new FacetJson(c.Value, c.Count))]
                ),
            new QueryJson(
                answer.ParsedText,
                new DetectedJson(SideName(answer.DetectedSide), ScriptName(answer.DetectedScript)),
                answer.Notes,
                question.ExpandOverTranslations
                    ? [.. answer.Added.Select(a => new AddedWordJson(a.For, a.Text, a.Via, Math.Round(a.Weight, 4)))]
                    : null
            ),
            answer.Generation,
            Math.Round(took.TotalMilliseconds, 3),
            answer.IsPartial
        );

    /// <summary>A pair without a query.</summary>
    public static PairJson Pair(StoredPair stored) =>
        new()
        {
            Id = stored.Pair.Id.ToString(),
            ExternalId = stored.Pair.ExternalId,
            En = new SideJson(stored.Pair.English, null, null, null),
            Zh = new SideJson(stored.Pair.Chinese, null, null, null),
            Script = ScriptName(stored.Pair.Script),
            Source = Source(stored.Pair),
            Duplicates = Origins(stored),
            Quality = stored.Pair.Quality,
            Reasons = stored.Pair.Reasons.Names(),
        };

    private static HitJson Hit(SearchQuestion question, HitView hit)
    {
        var folds = question.GroupByDocument || question.FoldNearDuplicates;
        return new HitJson
        {
            Id = hit.Stored.Pair.Id.ToString(),
            ExternalId = hit.Stored.Pair.ExternalId,
            Score = hit.Score,
            En = SideOf(question, hit.English, hit.EnglishTokens),
            Zh = SideOf(question, hit.Chinese, hit.ChineseTokens),
            MatchedSide = SideName(hit.MatchedSide),
            Script = ScriptName(hit.Stored.Pair.Script),
            Equivalents = question.Include.HasFlag(HitParts.Equivalents)
                ?
                [
                    .. hit.Equivalents.Select(e => new EquivalentJson(
                        [e.English.Start, e.English.End],
                        [e.Chinese.Start, e.Chinese.End],
                        MathF.Round(e.Confidence, 2)
                    )),
                ]
                : null,
            Source = Source(hit.Stored.Pair),
            Duplicates = Origins(hit.Stored),
            Quality = hit.Stored.Pair.Quality,
            Reasons = hit.Stored.Pair.Reasons.Names(),
            Before = question.Context > 0 ? [.. hit.Before.Select(Pair)] : null,
            After = question.Context > 0 ? [.. hit.After.Select(Pair)] : null,
            Kwic = hit.Keyword is { } k ? new KwicJson(LanguageName(k.Side), k.Left, k.Match, k.Right) : null,
            Added = hit.Added.IsDefaultOrEmpty ? null : hit.Added,
            Folded = folds ? hit.Folded : null,
            Pinyin = hit.Pinyin,
            OtherScript = hit.OtherScript is { } other
                ? new OtherScriptJson(ScriptName(other.Script), other.Text)
                : null,
            Explain = hit.Explanation is { } explanation ? Explain(explanation) : null,
        };
    }

    private static SideJson SideOf(SearchQuestion question, SideView side, ImmutableArray<TokenView> tokens) =>
        new(
            side.Text,
            question.Highlight == HighlightForm.None
                ? null
                : [.. side.Highlights.Select(h => new SpanJson(h.Start, h.End))],
            side.Html,
            question.Include.HasFlag(HitParts.Tokens)
                ?
                [
                    .. tokens.Select(t => new TokenJson(
                        t.Term,
                        t.Span.Start,
                        t.Span.End,
                        Name(t.Layer),
                        Name(t.Kind),
                        t.Position
                    )),
                ]
                : null
        );

    // As analysis names them: han-word.
    private static string Name(string value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value);

    private static SourceJson Source(AlignedPair pair) =>
        new()
        {
            Name = pair.Source,
            Document = pair.Document,
            Title = pair.Title,
            Url = pair.Url,
            License = pair.License,
            Attribution = pair.Attribution,
            Domain = pair.Domain,
            Date = pair.Date,
            Position = pair.Position,
        };

    private static List<OriginJson>? Origins(StoredPair stored) =>
        stored.Duplicates.IsDefaultOrEmpty
            ? null
            : [.. stored.Duplicates.Select(d => new OriginJson(d.Source, d.Document, d.Position, d.ExternalId))];

    private static ExplainJson Explain(ScorePart part) =>
        new(part.Value, part.Description, part.Parts.IsDefaultOrEmpty ? null : [.. part.Parts.Select(Explain)]);

    private static string SideName(Side side) =>
        side switch
        {
            Side.English => "en",
            Side.Chinese => "zh",
            _ => "both",
        };

    private static string LanguageName(Language language) => language == Language.English ? "en" : "zh";

    private static string ScriptName(Script script) =>
        script switch
        {
            Script.Hans => "hans",
            Script.Hant => "hant",
            _ => "none",
        };

    private static string ColumnName(TextColumn column) =>
        column switch
        {
            TextColumn.Source => "source",
            TextColumn.Document => "document",
            TextColumn.Domain => "domain",
            _ => "script",
        };
}
