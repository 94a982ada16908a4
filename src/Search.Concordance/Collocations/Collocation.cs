using System.Collections.Immutable;

namespace Search.Concordance.Collocations;

/// <summary>A word that stands near another more often than chance has it.</summary>
/// <param name="Text">Its most frequent form.</param>
/// <param name="Count">Hits, of those read, that have it near the word.</param>
/// <param name="Before">How many of them have it before the word.</param>
/// <param name="After">How many have it after.</param>
/// <param name="LogDice">14 + log2(2 f(xy) / (f(x) + f(y))) over pairs: at most 14, a step of 1 doubles (Rychlý, "A Lexicographer-Friendly Association Score", 2008).</param>
/// <param name="LogLikelihood">Dunning's G² of the two words standing in the same pair: above 10.83 chance is less than 1 in 1000.</param>
public sealed record Collocation(string Text, int Count, int Before, int After, double LogDice, double LogLikelihood);

/// <summary>The neighbours of a word or phrase.</summary>
/// <param name="Total">Pairs that have it on the asked side.</param>
/// <param name="Read">Those of them that were read: all, or a random sample.</param>
/// <param name="Words">Its neighbours, strongest first by log-Dice.</param>
public sealed record CollocationAnswer(long Total, int Read, ImmutableArray<Collocation> Words);
