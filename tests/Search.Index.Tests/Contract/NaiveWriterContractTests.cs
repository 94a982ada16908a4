using Search.Query.Contract;
using Search.Testing.Contract;
using Search.Testing.Naive;
using Search.Text.Analysis;

namespace Search.Index.Tests.Contract;

/// <summary>The reference engine keeps the contract that it is the reference for.</summary>
public sealed class NaiveWriterContractTests : PairIndexWriterContract
{
    private readonly NaivePairIndex _index = new([], new TextAnalyzer());

    protected override IPairIndex Index => _index;

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected override IPairIndexWriter OpenWriter() => _index.CreateWriter();
}
