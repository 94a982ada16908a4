using System.Runtime.CompilerServices;
using Search.Index.Execution.Windows;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution.Scorers;

/// <summary>Terms that must stand at given places of a text: BM25 of all of them together.</summary>
internal abstract unsafe class PlacedScorer : Scorer
{
    /// <summary>A score of several occurrences may come out one rounding above that of the bound's occurrences.</summary>
    protected const float Slack = 1.000001f;

    private float* _factors;
    private float _weight;
    private int _longest;

    /// <inheritdoc/>
    public override Proof Proof => Proof.Part;

    /// <summary>Whether the terms must stand just as far from each other as their places.</summary>
    public abstract bool IsExact { get; }

    /// <summary>Places.</summary>
    public abstract int Places { get; }

    /// <summary>A place: its distance from the start, its term, and what may stand there instead.</summary>
    public abstract (int Offset, TermScorer? Term, TermScorer? Or) Place(int place);

    /// <summary>What so many occurrences in a pair score at most, 255 for that many and more.</summary>
    public float Most(int occurrences, int document) =>
        Score(occurrences >= byte.MaxValue ? ushort.MaxValue : occurrences, LengthOf(document)) * Slack;

    /// <summary>Adds to the sum of each pair what so many occurrences score there at most.</summary>
    /// <param name="frequencies">Occurrences in each; 255 for that many and more.</param>
    /// <param name="factors">The length factor of each.</param>
    /// <param name="sums">The sum of each pair.</param>
    /// <param name="count">Pairs.</param>
    public void AddMost(byte* frequencies, float* factors, float* sums, int count) =>
        ScoreBounds.Add(_weight * Slack, frequencies, factors, sums, count);

    /// <summary>Whether it is a phrase of the Chinese side.</summary>
    public bool IsChinese { get; private set; }

    /// <inheritdoc/>
    public override float Best() => Score(0) * Slack;

    /// <summary>Starts with what scores depend on.</summary>
    protected void Start(IndexView view, TermPhrase phrase, float weight)
    {
        IsChinese = phrase.Terms[0].Space >= TermSpace.ChineseWord;
        _factors = view.Factors(IsChinese);
        _weight = weight;
        _longest = view.Longest;
        Document = -1;
    }

    /// <summary>Positions of the side of a pair.</summary>
    protected abstract int LengthOf(int document);

    /// <summary>The score of occurrences in a text of so many positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected float Score(float frequency, int length) =>
        RankingParameters.Score(_weight, frequency, _factors[Math.Min(length, _longest)]);
}
