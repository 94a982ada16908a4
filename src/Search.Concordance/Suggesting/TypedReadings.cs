using System.Collections.Immutable;
using Search.Query.Contract;

namespace Search.Concordance.Suggesting;

/// <summary>Chinese words of the index that are read as what was typed last.</summary>
/// <param name="Start">Where the pinyin starts in the typed text, in UTF-16 units.</param>
/// <param name="Words">The words: those spelled out whole first, then the most frequent.</param>
/// <param name="AreSpelledOut">Whether the first is spelled out whole.</param>
internal sealed record TypedReadings(int Start, ImmutableArray<TermCount> Words, bool AreSpelledOut)
{
    /// <summary>No words.</summary>
    public static TypedReadings None { get; } = new(0, [], false);
}
