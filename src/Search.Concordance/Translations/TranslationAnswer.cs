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
    /// <summary>Its most frequent forms (软件, 軟件), most frequent first, at most four.</summary>
    public required ImmutableArray<string> Forms { get; init; }

    /// <summary>The English part, in the query language, of the both-sides search that this candidate stands for.</summary>
    public required string English { get; init; }

    /// <summary>The Chinese part, in the query language, of the both-sides search that this candidate stands for.</summary>
    public required string Chinese { get; init; }
}

/// <summary>How a word or phrase is translated in the corpus.</summary>
/// <param name="From">The language of the query.</param>
/// <param name="Total">Pairs that have it.</param>
/// <param name="Read">Those of them that were read for this answer: all, or a random sample.</param>
/// <param name="Untranslated">Those of the read in which no translation was found with confidence.</param>
/// <param name="Candidates">The translations, most frequent first.</param>
/// <param name="Contrast">The search for hits without the usual translation; null when no translation was found.</param>
public sealed record TranslationAnswer(
    Language From,
    long Total,
    int Read,
    int Untranslated,
    ImmutableArray<TranslationCandidate> Candidates,
    Contrast? Contrast
);

/// <summary>The search for hits in which the usual translation is not used.</summary>
/// <param name="Usual">The usual translations: the fewest that make up half of all.</param>
/// <param name="Query">The query.</param>
/// <param name="Wanted">What the side of the typed word must have, in the query language.</param>
/// <param name="Unwanted">What the other side must not have, in the query language.</param>
public sealed record Contrast(
    ImmutableArray<TranslationCandidate> Usual,
    QueryNode Query,
    string Wanted,
    string Unwanted
);

/// <summary>Another word that a search is widened by.</summary>
/// <param name="For">The typed word that it is added to.</param>
/// <param name="Text">The word, in the language of the typed one.</param>
/// <param name="Via">The translation that both share.</param>
/// <param name="Weight">How likely a translator goes from the typed word over <paramref name="Via"/> to this one, 0 to 1.</param>
/// <param name="Language">The language of both words.</param>
public sealed record PivotWord(string For, string Text, string Via, double Weight, Language Language);

/// <summary>A query widened over the other language.</summary>
/// <param name="Query">Finds the typed words, ranked first, or one of the added.</param>
/// <param name="Added">The added words, for each typed word the likeliest first: to be shown with the answer.</param>
public sealed record PivotExpansion(QueryNode Query, ImmutableArray<PivotWord> Added);
