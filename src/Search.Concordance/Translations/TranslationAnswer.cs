using System.Collections.Immutable;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Concordance.Translations;

/// <summary>A word or phrase that translates another, as the corpus has it.</summary>
/// <param name="Text">Its most frequent form.</param>
/// <param name="Count">Hits in which it translates the query, among those that were read.</param>
/// <param name="Share">That number divided by the hits read in which any translation was found, 0 to 1.</param>
/// <param name="Examples">Pairs that show it.</param>
public sealed record TranslationCandidate(string Text, int Count, double Share, ImmutableArray<PairId> Examples)
{
    /// <summary>The English part of the search that this candidate stands for.</summary>
    public required string English { get; init; }

    /// <summary>The Chinese part of the search that this candidate stands for.</summary>
    public required string Chinese { get; init; }
}

/// <summary>How a word or phrase is translated in the corpus.</summary>
/// <param name="From">The language of the query.</param>
/// <param name="Total">Pairs that have it.</param>
/// <param name="Read">Those of them that were read for this answer: all, or a random sample.</param>
/// <param name="Untranslated">Those of the read in which no translation was found with confidence.</param>
/// <param name="Candidates">The translations, most frequent first.</param>
public sealed record TranslationAnswer(
    Language From,
    long Total,
    int Read,
    int Untranslated,
    ImmutableArray<TranslationCandidate> Candidates
);

/// <summary>The search for hits in which the usual translation is not used.</summary>
/// <param name="Usual">The usual translations: the fewest that make up half of all.</param>
/// <param name="Query">The query; null when the corpus shows no translation to leave out.</param>
public sealed record Contrast(ImmutableArray<TranslationCandidate> Usual, QueryNode? Query);

/// <summary>Another word that a search can be widened by.</summary>
/// <param name="Text">The word, in the language of the query.</param>
/// <param name="Via">The translation that both share.</param>
/// <param name="Weight">How likely a translator goes from the query over <paramref name="Via"/> to the word, 0 to 1.</param>
public sealed record PivotWord(string Text, string Via, double Weight);

/// <summary>A query widened over the other language.</summary>
/// <param name="Query">Finds the typed words, ranked first, or one of the added.</param>
/// <param name="Added">The added words, likeliest first: to be shown with the answer.</param>
public sealed record PivotExpansion(QueryNode Query, ImmutableArray<PivotWord> Added);
