using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Folding;

namespace Search.Index.LuceneNet.Syntax;

/// <summary>
/// Lucene's classic parser for pairs: words without a field are looked for on both sides, Chinese ones as words and,
/// below them, as characters in sequence; columns are matched whole or as numbers. Keeps what is to be marked.
/// </summary>
internal sealed class PairQueryParser : QueryParser
{
    private const string AnySide = "any";
    private const float CharacterBoost = 0.2f;
    private const int MostEdits = 2;
    private readonly string[] _sides;

    public PairQueryParser(Analyzer analyzer, Side side)
        : base(ScriptFoldingAnalyzer.Version, AnySide, analyzer)
    {
        _sides = side switch
        {
            Side.English => [FieldNames.English],
            Side.Chinese => [FieldNames.Chinese],
            _ => [FieldNames.English, FieldNames.Chinese],
        };
        AllowLeadingWildcard = true;
        Locale = CultureInfo.InvariantCulture;
    }

    /// <summary>What is to be marked in hits.</summary>
    public List<QueryNode> Shown { get; } = [];

    /// <inheritdoc/>
    protected override LuceneQuery? GetFieldQuery(string field, string queryText, bool quoted)
    {
        if (IsColumn(field))
        {
            return IsNumber(field) ? Number(field, queryText, queryText, true, true) : Whole(field, queryText);
        }

        Show(field, side => quoted ? new PhraseNode(queryText, side) : new TextNode(queryText, side));
        return OnSides(field, side => Words(side, queryText, quoted, PhraseSlop));
    }

    /// <inheritdoc/>
    protected override LuceneQuery? GetFieldQuery(string field, string queryText, int slop)
    {
        if (IsColumn(field))
        {
            return Whole(field, queryText);
        }

        Show(field, side => new PhraseNode(queryText, side, slop));
        return OnSides(field, side => Words(side, queryText, true, slop));
    }

    /// <inheritdoc/>
    protected override LuceneQuery? GetPrefixQuery(string field, string termStr)
    {
        var folded = IsColumn(field) ? termStr : Fold(termStr);
        Show(field, side => new PrefixNode(termStr, side));
        return OnSides(field, side => base.NewPrefixQuery(new Term(side, folded)));
    }

    /// <inheritdoc/>
    protected override LuceneQuery? GetWildcardQuery(string field, string termStr)
    {
        if (termStr is "*" && (field is AnySide or "*"))
        {
            return NewMatchAllDocsQuery();
        }

        var folded = IsColumn(field) ? termStr : Fold(termStr);
        Show(field, side => new WildcardNode(termStr, side));
        return OnSides(field, side => base.NewWildcardQuery(new Term(side, folded)));
    }

    /// <inheritdoc/>
    protected override LuceneQuery? GetRegexpQuery(string field, string termStr) =>
        OnSides(field, side => base.GetRegexpQuery(side, termStr));

    /// <inheritdoc/>
    protected override LuceneQuery? GetFuzzyQuery(string field, string termStr, float minSimilarity)
    {
        var folded = IsColumn(field) ? termStr : Fold(termStr);
        Show(field, side => new TypoNode(termStr, minSimilarity is 1f ? 1 : MostEdits, side));
        return OnSides(field, side => base.NewFuzzyQuery(new Term(side, folded), minSimilarity, FuzzyPrefixLength));
    }

    /// <inheritdoc/>
    protected override LuceneQuery? GetRangeQuery(
        string field,
        string part1,
        string part2,
        bool startInclusive,
        bool endInclusive
    ) =>
        IsNumber(field)
            ? Number(field, part1, part2, startInclusive, endInclusive)
            : OnSides(
                field,
                side => TermRangeQuery.NewStringRange(side, Fold(part1), Fold(part2), startInclusive, endInclusive)
            );

    // SmartCn's words, and the characters in sequence for what it cut otherwise in the text.
    private LuceneQuery? Words(string field, string text, bool quoted, int slop)
    {
        var words = CreateFieldQuery(Analyzer, Occur.SHOULD, field, text, quoted, slop);
        if (!string.Equals(field, FieldNames.Chinese, StringComparison.Ordinal))
        {
            return words;
        }

        var characters = CreateFieldQuery(Analyzer, Occur.SHOULD, FieldNames.Character, text, true, slop);
        if (characters is null || words is null)
        {
            return words ?? characters;
        }

        characters.Boost = CharacterBoost;
        return new BooleanQuery(true) { { words, Occur.SHOULD }, { characters, Occur.SHOULD } };
    }

    private LuceneQuery? OnSides(string field, Func<string, LuceneQuery?> make)
    {
        if (!string.Equals(field, AnySide, StringComparison.Ordinal))
        {
            return make(field);
        }

        var found = _sides.Select(make).OfType<LuceneQuery>().ToList();
        if (found.Count < 2)
        {
            return found.Count == 0 ? null : found[0];
        }

        var either = new BooleanQuery(true);
        found.ForEach(query => either.Add(query, Occur.SHOULD));
        return either;
    }

    private void Show(string field, Func<Side, QueryNode> make)
    {
        var side = field switch
        {
            FieldNames.English => Side.English,
            FieldNames.Chinese or FieldNames.Character => Side.Chinese,
            AnySide when _sides.Length == 1 => _sides[0] == FieldNames.English ? Side.English : Side.Chinese,
            _ => Side.Either,
        };
        if (!IsColumn(field))
        {
            Shown.Add(make(side));
        }
    }

    private static bool IsColumn(string field) =>
        IsNumber(field)
        || string.Equals(field, FieldNames.Id, StringComparison.Ordinal)
        || Enum.GetValues<TextColumn>().Any(column => FieldNames.Of(column) == field);

    private static bool IsNumber(string field) =>
        Enum.GetValues<NumberColumn>().Any(column => FieldNames.Of(column) == field);

    private static TermQuery Whole(string field, string value) => new(new Term(field, value));

    private static NumericRangeQuery<int> Number(string field, string? low, string? high, bool from, bool to) =>
        NumericRangeQuery.NewInt32Range(field, Bound(low), Bound(high), from, to);

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Fold(string? text) => text is null ? null : FoldedText.FoldToString(text);

    private static int? Bound(string? text) =>
        text is null or "*" ? null : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
