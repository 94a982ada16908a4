using Search.Query.Contract;
using Search.Testing.Contract;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Contract;

/// <summary>The reference engine keeps the contract that it is the reference for.</summary>
public sealed class NaiveContractTests : PairIndexContract
{
    protected override ValueTask<IPairIndex> CreateAsync(IReadOnlyList<AlignedPair> pairs) =>
        ValueTask.FromResult<IPairIndex>(new NaivePairIndex(pairs, new TextAnalyzer()));
}
