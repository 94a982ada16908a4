using System.Globalization;

namespace Search.Tools.Bench.Retrieval;

/// <summary>Mean reciprocal rank and recall at ten.</summary>
internal sealed class RetrievalScore
{
    public const int Depth = 10;
    private double _reciprocal;
    private int _found;
    private int _questions;

    /// <summary>Counts a ranked answer.</summary>
    public void Add(IReadOnlySet<string> relevant, IEnumerable<string> ranked)
    {
        _questions++;
        var rank = 0;
        foreach (var name in ranked.Take(Depth))
        {
            rank++;
            if (relevant.Contains(name))
            {
                _reciprocal += 1.0 / rank;
                _found++;
                return;
            }
        }
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"MRR@10 {_reciprocal / Math.Max(1, _questions):0.0000} recall@10 {(double)_found / Math.Max(1, _questions):0.0000} over {_questions} queries"
        );
}
