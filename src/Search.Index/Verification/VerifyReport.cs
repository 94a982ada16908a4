using System.Collections.Immutable;

namespace Search.Index.Verification;

/// <summary>What a verification has found.</summary>
/// <param name="Generation">The commit that would be opened; 0 when there is none.</param>
/// <param name="Segments">Segments of the commit.</param>
/// <param name="Pairs">Pairs of the commit that are not deleted.</param>
/// <param name="Bytes">Bytes whose checksums were computed.</param>
/// <param name="AnalysedPairs">Pairs whose text was analysed again and compared with the postings.</param>
/// <param name="Problems">What is broken; empty when the index is whole.</param>
public sealed record VerifyReport(
    long Generation,
    int Segments,
    long Pairs,
    long Bytes,
    long AnalysedPairs,
    ImmutableArray<VerifyProblem> Problems
)
{
    /// <summary>Whether nothing is broken.</summary>
    public bool IsWhole => Problems.IsEmpty;
}
