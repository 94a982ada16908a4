using System.Collections.Immutable;
using Search.Query.Contract;

namespace Search.Query.Terms;

/// <summary>
/// A node of a query after analysis: what the embedded engine and the reference engine execute. The score of a pair is
/// the sum over the matched leaves of boost × BM25, as in Lucene's BooleanQuery. Immutable.
/// </summary>
public abstract record TermNode;

/// <summary>One term of one space.</summary>
/// <param name="Space">Side and layer.</param>
/// <param name="Term">The folded term, as the analyser writes it.</param>
/// <param name="Boost">Positive factor of the score.</param>
public sealed record OneTerm(TermSpace Space, string Term, float Boost = 1f) : TermNode;

/// <summary>A term of a phrase.</summary>
/// <param name="Space">Side and layer; all terms of a phrase are of one side.</param>
/// <param name="Term">The folded term.</param>
/// <param name="Offset">Its position relative to the phrase's first position.</param>
public readonly record struct PhraseTerm(TermSpace Space, string Term, int Offset);

/// <summary>
/// Terms at given relative positions. Score: BM25 with the sum of the terms' idf and the number of occurrences as tf
/// (each weighed 1 / (1 + distance) when sloppy), as Lucene's PhraseQuery.
/// Sloppy matching, exactly: a match gives each term an occurrence of its own, no two the same position; its distance
/// is max − min over the terms of (position − offset), and it counts when that is at most <paramref name="Slop"/> (and,
/// with <paramref name="InOrder"/>, positions rise in the order of the terms). The frequency is the sum, over the
/// occurrences of the first term, of 1 / (1 + the least distance of a match with that occurrence).
/// </summary>
/// <param name="Terms">At least two terms, ordered by offset.</param>
/// <param name="Slop">0: exactly these offsets. Above: total displacement allowed.</param>
/// <param name="InOrder">Whether order must be kept when sloppy.</param>
/// <param name="Boost">Positive factor of the score.</param>
public sealed record TermPhrase(ImmutableArray<PhraseTerm> Terms, int Slop = 0, bool InOrder = false, float Boost = 1f)
    : TermNode
{
    /// <summary>
    /// Where given, what the phrase is looked for by: it stands where these stand at their places, and
    /// <see cref="Terms"/>, which stand there too, only give the weight. So a phrase of frequent characters is found by the
    /// rarer words that it is cut into. Only without slop.
    /// </summary>
    public ImmutableArray<PhrasePlace> ByWords { get; init; } = [];
}

/// <summary>A place of a phrase where a term stands in one of two spaces.</summary>
/// <param name="Term">The term, with its offset.</param>
/// <param name="Or">The other space; null when there is none.</param>
public readonly record struct PhrasePlace(PhraseTerm Term, TermSpace? Or);

/// <summary>All children; scores add up.</summary>
public sealed record AllOfTerms(ImmutableArray<TermNode> Children) : TermNode;

/// <summary>At least one child; scores of the matching ones add up.</summary>
public sealed record AnyOfTerms(ImmutableArray<TermNode> Children) : TermNode;

/// <summary>Match without Excluded; the score is Match's.</summary>
public sealed record ExceptTerms(TermNode Match, TermNode Excluded) : TermNode;

/// <summary>Required, with Optional's score added where it matches.</summary>
/// <param name="Required">What must match.</param>
/// <param name="Optional">What adds to the score.</param>
/// <param name="IsForm">
/// Promises that both are terms of one side and that Required stands wherever Optional does, as the stem of a word stands
/// wherever a form of it does: an engine may rest its bounds on that.
/// </param>
public sealed record RankedTerms(TermNode Required, TermNode Optional, bool IsForm = false) : TermNode;

/// <summary>All terms of a space with a prefix, as one union; every hit scores <paramref name="Boost"/>.</summary>
public sealed record PrefixTerms(TermSpace Space, string Prefix, float Boost = 1f) : TermNode;

/// <summary>
/// All terms of a space that fit a pattern (`?` one code point, `*` any number), as one union; every hit scores
/// <paramref name="Boost"/>.
/// </summary>
public sealed record WildcardTerms(TermSpace Space, string Pattern, float Boost = 1f) : TermNode;

/// <summary>
/// All terms of a space within an edit distance (optimal string alignment over code points), as one union; a hit scores
/// <paramref name="Boost"/> / (1 + edits) of its nearest term.
/// </summary>
public sealed record TypoTerms(TermSpace Space, string Term, int MaxEdits, float Boost = 1f) : TermNode;

/// <summary>Every pair, score 1 × Boost.</summary>
public sealed record EveryPair(float Boost = 1f) : TermNode;

/// <summary>No pair: what a text becomes that has no term.</summary>
public sealed record NoPair : TermNode;

/// <summary>Pairs that a filter lets through; score 0.</summary>
public sealed record FilterTerms(PairFilter Filter) : TermNode;

/// <summary>The child with the same score for every hit.</summary>
public sealed record ConstantScoreTerms(TermNode Child, float Score) : TermNode;
