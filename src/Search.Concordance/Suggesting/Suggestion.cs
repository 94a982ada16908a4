using Search.Text.Pairs;

namespace Search.Concordance.Suggesting;

/// <summary>How a suggestion came about.</summary>
public enum SuggestionKind : byte
{
    /// <summary>A word of the index that begins as typed.</summary>
    Completion = 0,

    /// <summary>A word of the index that is near one that the index does not hold.</summary>
    Correction = 1,

    /// <summary>A Chinese word that is read as typed.</summary>
    Reading = 2,
}

/// <summary>A query that finds something and begins like what was typed.</summary>
/// <param name="Text">The whole query, with its last word completed or corrected.</param>
/// <param name="Word">That word alone.</param>
/// <param name="Pairs">How many pairs have the word.</param>
/// <param name="Side">The side that the word is from.</param>
/// <param name="Kind">How it came about.</param>
public sealed record Suggestion(string Text, string Word, long Pairs, Language Side, SuggestionKind Kind);
