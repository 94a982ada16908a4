using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Tree;

namespace Search.Concordance.Searching;

/// <summary>How the words of a question have to be found together.</summary>
public enum MatchMode : byte
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Any of them; more of them rank higher.</summary>
    Any,

    /// <summary>As one phrase.</summary>
    Phrase,

    /// <summary>All of them, in the forms as typed.</summary>
    Exact,
}

/// <summary>How matches are marked in an answer.</summary>
public enum HighlightForm : byte
{
    /// <summary>As spans of the original text.</summary>
    Offsets,

    /// <summary>As HTML in which everything but the marks is escaped, and as spans.</summary>
    Html,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>What a hit carries beyond its texts.</summary>
[Flags]
public enum HitParts : byte
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>The words on the other side that translate the match.</summary>
    Equivalents = 1,

    /// <summary>The tokens of both sides.</summary>
    Tokens = 2,

    /// <summary>The reading of the Chinese side.</summary>
    Pinyin = 4,

    /// <summary>The Chinese side in the script that it is not written in.</summary>
    OtherScript = 8,

    /// <summary>Why the pair matched, and the parts of its score.</summary>
    Explain = 16,
}

/// <summary>A question as a user asks it: typed text, conditions and wishes, checked but not parsed.</summary>
public sealed record SearchQuestion
{
    /// <summary>Free text in the query language, for either side (`q`); null or empty when only the sides are given.</summary>
    public string? Text { get; init; }

    /// <summary>What the English side must have (`en`).</summary>
    public string? English { get; init; }

    /// <summary>What the Chinese side must have (`zh`).</summary>
    public string? Chinese { get; init; }

    /// <summary>What the English side must not have (`en_not`).</summary>
    public string? EnglishWithout { get; init; }

    /// <summary>What the Chinese side must not have (`zh_not`).</summary>
    public string? ChineseWithout { get; init; }

    /// <summary>
    /// The syntax of the texts (`syntax`): null for this product's query language, else one that the engine of the index
    /// has (<see cref="IQuerySyntax"/>), in which <see cref="Match"/> and <see cref="Mode"/> mean nothing.
    /// </summary>
    public string? Syntax { get; init; }

    /// <summary>The side that <see cref="Text"/> is for (`lang`); either when it is to be detected.</summary>
    public Side Side { get; init; }

    /// <summary>How the words have to be found together (`match`).</summary>
    public MatchMode Match { get; init; }

    /// <summary>How Chinese is matched (`mode`).</summary>
    public TextMode Mode { get; init; }

    /// <summary>A condition on the pairs (`script`, `source`, `quality` …); null for none.</summary>
    public PairFilter? Filter { get; init; }

    /// <summary>The order (`sort`).</summary>
    public SortOrder Sort { get; init; }

    /// <summary>The seed of a random order (`seed`).</summary>
    public long Seed { get; init; }

    /// <summary>Most hits wanted (`limit`), 0 to 200.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>The last hit of the page before (`after`).</summary>
    public PageCursor? After { get; init; }

    /// <summary>How the total is found (`total`).</summary>
    public TotalMode Total { get; init; }

    /// <summary>How matches are marked (`highlight`).</summary>
    public HighlightForm Highlight { get; init; }

    /// <summary>Neighbours wanted before and after each hit (`context`), 0 to 5.</summary>
    public int Context { get; init; }

    /// <summary>What a hit carries beyond its texts (`include`).</summary>
    public HitParts Include { get; init; }

    /// <summary>The columns to count (`facets`).</summary>
    public ImmutableArray<TextColumn> Facets { get; init; } = [];

    /// <summary>Whether each hit also comes as keyword in context (`view=kwic`).</summary>
    public bool KeywordInContext { get; init; }

    /// <summary>Whether only the best hit of each document is given (`group=document`), over the whole result.</summary>
    public bool GroupByDocument { get; init; }

    /// <summary>Whether the typed words are widened by others that share their translations (`expand=pivot`).</summary>
    public bool ExpandOverTranslations { get; init; }

    /// <summary>Whether hits whose texts differ in form only are given once a page (`fold=near`).</summary>
    public bool FoldNearDuplicates { get; init; }
}
