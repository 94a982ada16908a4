using Search.Concordance.Equivalents;
using Search.Concordance.WordAlignment;
using Search.Text.Pairs;

namespace Search.Concordance.Learning;

/// <summary>What is done to every pair once the words are learned: it is judged and its words are linked. One instance for each thread.</summary>
/// <param name="model">What was learned.</param>
/// <param name="witness">By what pairs are judged; null when that would be too little.</param>
internal sealed class PairReview(TranslationModel model, TranslationModel? witness)
{
    private readonly PairJudge? _judge = witness is null ? null : new PairJudge(witness);
    private readonly EquivalentFinder _finder = new(model);

    /// <summary>The pair with its quality and its links.</summary>
    public AlignedPair Of(AlignedPair pair)
    {
        _finder.Link(pair.English, pair.Chinese);
        var judged = _judge?.Judge(pair, _finder.English, _finder.Chinese) ?? pair;
        return judged with { Links = _finder.Keep() };
    }
}
