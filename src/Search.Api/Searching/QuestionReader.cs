using System.Collections.Immutable;
using System.Globalization;
using Search.Api.Problems;
using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Query.Tree;

namespace Search.Api.Searching;

/// <summary>Checks the parameters of a search and says which one is wrong.</summary>
public static class QuestionReader
{
    /// <summary>Most UTF-16 units of a text parameter.</summary>
    public const int MaxTextLength = 512;

    /// <summary>Most hits of a page.</summary>
    public const int MaxLimit = 200;

    /// <summary>Turns parameters into a question.</summary>
    /// <exception cref="RequestProblemException">A parameter has a value that it cannot have.</exception>
    public static SearchQuestion Read(SearchParameters parameters)
    {
        var sort = Choose("sort", parameters.Sort, SortOrder.Relevance, s_sorts);
        if (parameters.Seed is not null && sort != SortOrder.Random)
        {
            throw new RequestProblemException("seed", "seed goes with sort=random only.");
        }

        return ReadQuery(parameters) with
        {
            Sort = sort,
            Seed = Number("seed", parameters.Seed, 0, long.MinValue, long.MaxValue),
            Limit = (int)Number("limit", parameters.Limit, 20, 0, MaxLimit),
            After = CursorText.Read("after", parameters.After, sort),
            Total = Choose("total", parameters.Total, TotalMode.Estimate, s_totals),
            Highlight = Choose("highlight", parameters.Highlight, HighlightForm.Offsets, s_highlights),
            Context = (int)Number("context", parameters.Context, 0, 0, 5),
            Include = Parts(parameters.Include),
            Facets =
            [
                .. Items(parameters.Facets).Select(f => Choose("facets", f, TextColumn.Source, s_columns)).Distinct(),
            ],
            KeywordInContext = Choose("view", parameters.View, false, s_views),
            GroupByDocument = Choose("group", parameters.Group, false, s_groups),
            ExpandOverTranslations = Choose("expand", parameters.Expand, false, s_expansions),
            FoldNearDuplicates = Choose("fold", parameters.Fold, false, s_folds),
        };
    }

    /// <summary>Turns the parameters that say which pairs are wanted into a question in the default order and shape.</summary>
    /// <exception cref="RequestProblemException">A parameter has a value that it cannot have.</exception>
    public static SearchQuestion ReadQuery(QueryParameters parameters) =>
        new()
        {
            Text = Text("q", parameters.Q),
            English = Text("en", parameters.En),
            Chinese = Text("zh", parameters.Zh),
            EnglishWithout = Text("en_not", parameters.EnNot),
            ChineseWithout = Text("zh_not", parameters.ZhNot),
            Syntax = Choose("syntax", parameters.Syntax, null, s_syntaxes),
            Side = Choose("lang", parameters.Lang, Side.Either, Sides),
            Match = Choose("match", parameters.Match, MatchMode.All, s_matches),
            Mode = Choose("mode", parameters.Mode, TextMode.Auto, s_modes),
            Filter = FilterReader.Read(parameters),
        };

    /// <summary>Checks a text: well-formed UTF-16 of at most <see cref="MaxTextLength"/> units.</summary>
    /// <exception cref="RequestProblemException">The text is too long or has half a surrogate pair.</exception>
    public static string? Text(string name, string? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Length > MaxTextLength)
        {
            throw new RequestProblemException(
                name,
                $"{name} has {value.Length} characters; at most {MaxTextLength} are allowed.",
                MaxTextLength
            );
        }

        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsHighSurrogate(value[i]) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
            }
            // U+FFFD is what the server makes of bytes that are no UTF-8, half a surrogate pair among them.
            else if (char.IsSurrogate(value[i]) || value[i] == '\uFFFD')
            {
                throw new RequestProblemException(
                    name,
                    $"{name} is not well-formed Unicode at position {i}; send UTF-8 without lone surrogates.",
                    i
                );
            }
        }

        return value;
    }

    /// <summary>Reads a whole number in a range.</summary>
    /// <exception cref="RequestProblemException">It is no number, or out of range.</exception>
    public static long Number(string name, string? value, long absent, long minimum, long maximum)
    {
        if (string.IsNullOrEmpty(value))
        {
            return absent;
        }

        return
            long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum
            && number <= maximum
            ? number
            : throw new RequestProblemException(
                name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is {Short(value)}; it must be a whole number from {minimum} to {maximum}."
                )
            );
    }

    /// <summary>Reads one of a few names.</summary>
    /// <exception cref="RequestProblemException">It is none of them.</exception>
    public static T Choose<T>(string name, string? value, T absent, ImmutableArray<(string Name, T Value)> choices)
    {
        if (string.IsNullOrEmpty(value))
        {
            return absent;
        }

        foreach (var (choice, meaning) in choices)
        {
            if (choice == value)
            {
                return meaning;
            }
        }

        throw new RequestProblemException(
            name,
            $"{name} is {Short(value)}; it must be one of {string.Join(", ", choices.Select(c => c.Name).Order(StringComparer.Ordinal))}."
        );
    }

    /// <summary>The first part of a wrong value, so that a message stays short.</summary>
    internal static string Short(string value) => value.Length <= 40 ? $"'{value}'" : $"'{value[..40]}…'";

    /// <summary>Splits lists at commas, whether repeated or not.</summary>
    internal static IEnumerable<string> Items(string[]? values) =>
        (values ?? []).SelectMany(v =>
            v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        );

    private static HitParts Parts(string[]? values) =>
        Items(values).Aggregate(HitParts.None, (all, v) => all | Choose("include", v, HitParts.None, s_parts));

    // Few names each, which are compared one by one: a dictionary for each type of value takes the compiler far longer.
    private static ImmutableArray<(string Name, T Value)> Names<T>(params (string Name, T Value)[] names) => [.. names];

    /// <summary>The sides by their language codes.</summary>
    internal static ImmutableArray<(string Name, Side Value)> Sides { get; } =
        Names(("auto", Side.Either), ("en", Side.English), ("zh", Side.Chinese));
    private static readonly ImmutableArray<(string Name, string? Value)> s_syntaxes = Names<string?>(
        ("lucene", "lucene")
    );
    private static readonly ImmutableArray<(string Name, MatchMode Value)> s_matches = Names(
        ("all", MatchMode.All),
        ("any", MatchMode.Any),
        ("phrase", MatchMode.Phrase),
        ("exact", MatchMode.Exact)
    );
    private static readonly ImmutableArray<(string Name, TextMode Value)> s_modes = Names(
        ("auto", TextMode.Auto),
        ("word", TextMode.Word),
        ("char", TextMode.Character)
    );
    private static readonly ImmutableArray<(string Name, SortOrder Value)> s_sorts = Names(
        ("relevance", SortOrder.Relevance),
        ("length", SortOrder.Length),
        ("-date", SortOrder.NewestFirst),
        ("quality", SortOrder.Quality),
        ("random", SortOrder.Random)
    );
    private static readonly ImmutableArray<(string Name, TotalMode Value)> s_totals = Names(
        ("estimate", TotalMode.Estimate),
        ("exact", TotalMode.Exact),
        ("none", TotalMode.None)
    );
    private static readonly ImmutableArray<(string Name, HighlightForm Value)> s_highlights = Names(
        ("offsets", HighlightForm.Offsets),
        ("html", HighlightForm.Html),
        ("none", HighlightForm.None)
    );
    private static readonly ImmutableArray<(string Name, HitParts Value)> s_parts = Names(
        ("equivalents", HitParts.Equivalents),
        ("tokens", HitParts.Tokens),
        ("pinyin", HitParts.Pinyin),
        ("other_script", HitParts.OtherScript),
        ("explain", HitParts.Explain)
    );
    private static readonly ImmutableArray<(string Name, TextColumn Value)> s_columns = Names(
        ("source", TextColumn.Source),
        ("document", TextColumn.Document),
        ("domain", TextColumn.Domain),
        ("script", TextColumn.Script)
    );
    private static readonly ImmutableArray<(string Name, bool Value)> s_views = Names(("pairs", false), ("kwic", true));
    private static readonly ImmutableArray<(string Name, bool Value)> s_groups = Names(
        ("none", false),
        ("document", true)
    );
    private static readonly ImmutableArray<(string Name, bool Value)> s_expansions = Names(
        ("none", false),
        ("pivot", true)
    );
    private static readonly ImmutableArray<(string Name, bool Value)> s_folds = Names(("none", false), ("near", true));
}
