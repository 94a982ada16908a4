using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>A part of a sum of scores.</summary>
/// <param name="Term">A term that stands in every pair to which the part adds something.</param>
/// <param name="Owner">What bounds the part: the term itself, or what the term is a part of.</param>
internal readonly record struct Addend(TermScorer Term, Scorer Owner)
{
    /// <summary>Whether each block of the term has a bound of its own.</summary>
    public bool IsTerm => ReferenceEquals(Term, Owner);
}
