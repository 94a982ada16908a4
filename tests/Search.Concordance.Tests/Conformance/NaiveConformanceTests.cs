using Search.Query.Contract;
using Search.Testing.Naive;
using Search.Text.Analysis;

namespace Search.Concordance.Tests.Conformance;

public sealed class NaiveConformanceTests : ConformanceContract
{
    protected override ValueTask<IPairIndex> Index() =>
        ValueTask.FromResult<IPairIndex>(new NaivePairIndex(ConformanceCase.Pairs(), new TextAnalyzer()));
}
