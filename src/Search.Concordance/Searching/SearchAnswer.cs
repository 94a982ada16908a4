using System.Collections.Immutable;
using Search.Concordance.Translations;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Concordance.Searching;

/// <summary>One side of a hit.</summary>
/// <param name="Text">The original text.</param>
/// <param name="Highlights">What matched, merged and in order.</param>
/// <param name="Html">The text as safe HTML with `mark` elements; null when not asked for.</param>
public sealed record SideView(string Text, ImmutableArray<TextSpan> Highlights, string? Html);

/// <summary>A match and its translation on the other side.</summary>
/// <param name="English">The span of the English side.</param>
/// <param name="Chinese">The span of the Chinese side.</param>
/// <param name="Confidence">How sure the word aligner is, 0 to 1.</param>
public sealed record EquivalentView(TextSpan English, TextSpan Chinese, float Confidence);

/// <summary>A hit as a line of a concordance, cut around its first match.</summary>
/// <param name="Side">The side that the line is of.</param>
/// <param name="Left">The text before the match.</param>
/// <param name="Match">The match.</param>
/// <param name="Right">The text after it.</param>
public sealed record KeywordLine(Language Side, string Left, string Match, string Right);

/// <summary>A token of a side, for display.</summary>
/// <param name="Term">The folded term.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Layer">Its layer.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Position">Its position.</param>
public sealed record TokenView(string Term, TextSpan Span, string Layer, string Kind, int Position);

/// <summary>A Chinese text converted to the other script, for reading; the original stays what it is.</summary>
/// <param name="Script">The script that it was converted to.</param>
/// <param name="Text">The converted text. Its spans are not those of the original.</param>
public sealed record OtherScriptView(Script Script, string Text);

/// <summary>A hit as a translator sees it.</summary>
public sealed record HitView
{
    /// <summary>The pair.</summary>
    public required StoredPair Stored { get; init; }

    /// <summary>The score.</summary>
    public required float Score { get; init; }

    /// <summary>Its place in the order.</summary>
    public required PageCursor Cursor { get; init; }

    /// <summary>The side that matched; either when both did.</summary>
    public required Side MatchedSide { get; init; }

    /// <summary>The English side.</summary>
    public required SideView English { get; init; }

    /// <summary>The Chinese side.</summary>
    public required SideView Chinese { get; init; }

    /// <summary>Translations of the matches; empty when not asked for or not known.</summary>
    public ImmutableArray<EquivalentView> Equivalents { get; init; } = [];

    /// <summary>The words of <see cref="SearchAnswer.Added"/> that it has in the place of typed ones.</summary>
    public ImmutableArray<string> Added { get; init; } = [];

    /// <summary>Pairs before this one in its document.</summary>
    public ImmutableArray<StoredPair> Before { get; init; } = [];

    /// <summary>Pairs after it.</summary>
    public ImmutableArray<StoredPair> After { get; init; } = [];

    /// <summary>The line of a concordance; null when not asked for.</summary>
    public KeywordLine? Keyword { get; init; }

    /// <summary>Why it matched; null when not asked for.</summary>
    public ScorePart? Explanation { get; init; }

    /// <summary>The tokens of the English side; empty when not asked for.</summary>
    public ImmutableArray<TokenView> EnglishTokens { get; init; } = [];

    /// <summary>The tokens of the Chinese side; empty when not asked for.</summary>
    public ImmutableArray<TokenView> ChineseTokens { get; init; } = [];

    /// <summary>The reading of the Chinese side with tone marks; null when not asked for or not known.</summary>
    public string? Pinyin { get; init; }

    /// <summary>The Chinese side as it would be written in the other script; null when not asked for or written alike.</summary>
    public OtherScriptView? OtherScript { get; init; }

    /// <summary>How many hits of the same document or of nearly the same text this one stands for; 0 for none but itself.</summary>
    public int Folded { get; init; }
}

/// <summary>The answer to a question.</summary>
public sealed record SearchAnswer
{
    /// <summary>The hits, in order.</summary>
    public required ImmutableArray<HitView> Hits { get; init; }

    /// <summary>The total; null when not asked for.</summary>
    public HitTotal? Total { get; init; }

    /// <summary>True when more hits follow.</summary>
    public bool HasMore { get; init; }

    /// <summary>Where the next page begins; null when there is none.</summary>
    public PageCursor? Next { get; init; }

    /// <summary>The counts asked for.</summary>
    public ImmutableArray<Facet> Facets { get; init; } = [];

    /// <summary>The query as it was understood.</summary>
    public required QueryNode Parsed { get; init; }

    /// <summary>The same as text in the query language.</summary>
    public required string ParsedText { get; init; }

    /// <summary>The side that the free text was taken for.</summary>
    public Side DetectedSide { get; init; }

    /// <summary>The script that it was typed in.</summary>
    public Script DetectedScript { get; init; }

    /// <summary>What the user should know about how the query was read.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The words that the query was widened by; empty when none were asked for or found.</summary>
    public ImmutableArray<PivotWord> Added { get; init; } = [];

    /// <summary>The commit that answered.</summary>
    public long Generation { get; init; }

    /// <summary>True when the work bound cut the search short.</summary>
    public bool IsPartial { get; init; }
}
