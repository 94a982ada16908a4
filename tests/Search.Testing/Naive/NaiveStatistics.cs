using System.Collections.Immutable;
using Search.Query.Terms;

namespace Search.Testing.Naive;

/// <summary>What BM25 needs to know of a whole collection.</summary>
public sealed class NaiveStatistics
{
    private readonly Dictionary<(TermSpace Space, string Term), long> _documentFrequencies = [];

    public NaiveStatistics(ImmutableArray<NaiveDocument> documents)
    {
        Pairs = documents.Length;
        foreach (var document in documents)
        {
            EnglishPositions += document.EnglishLength;
            ChinesePositions += document.ChineseLength;
            foreach (var term in document.Terms)
            {
                _documentFrequencies[term] = _documentFrequencies.GetValueOrDefault(term) + 1;
            }
        }
    }

    public long Pairs { get; }

    public long EnglishPositions { get; }

    public long ChinesePositions { get; }

    public IEnumerable<KeyValuePair<(TermSpace Space, string Term), long>> Terms => _documentFrequencies;

    public long DocumentFrequency(TermSpace space, string term) =>
        _documentFrequencies.GetValueOrDefault((space, term));

    public float AverageLength(TermSpace space) =>
        Pairs == 0 ? 0 : (float)((double)((int)space < 4 ? EnglishPositions : ChinesePositions) / Pairs);
}
