using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>Finds the pairs that meet several requirements, window by window, the rarest requirement first.</summary>
internal sealed class ConjunctionSearch(CandidateWindows windows)
{
    // With fewer postings than this in the rarest requirement a window is not worth its set-up.
    private const int WorthMarking = 8;

    private readonly List<(int Requirement, long Cost)> _byCost = [];
    private readonly List<Range> _requirements = [];

    /// <summary>Chooses what is decoded.</summary>
    /// <param name="requirements">What every match has.</param>
    /// <param name="context">The segment.</param>
    /// <param name="scorers">All term scorers of the query.</param>
    /// <returns>False when this way is not worth it; then nothing was done.</returns>
    public bool TryStart(RequirementList requirements, SegmentContext context, ReadOnlySpan<TermScorer> scorers)
    {
        _byCost.Clear();
        for (var i = 0; i < requirements.Count; i++)
        {
            _byCost.Add((i, requirements.CostOf(i)));
        }

        _byCost.Sort(static (left, right) => left.Cost.CompareTo(right.Cost));
        if (_byCost.Count < 2 || _byCost[0].Cost < WorthMarking)
        {
            return false;
        }

        windows.Clear();
        _requirements.Clear();
        foreach (var (requirement, _) in _byCost)
        {
            var (start, end) = requirements.Range(requirement);
            var first = windows.Streams;
            if (first + end - start > CandidateWindows.MostStreams)
            {
                break;
            }

            for (var i = start; i < end; i++)
            {
                windows.Add(requirements[i], context, scorers);
            }

            _requirements.Add(first..windows.Streams);
        }

        windows.Widen(_byCost[0].Cost, _byCost[1].Cost, context.Reader.DocumentCount);
        return _requirements.Count > 1;
    }

    /// <summary>Gives the pairs of the segment to a collector.</summary>
    public void Collect(Scorer scorer, SegmentContext context, HitCollector collector)
    {
        var count = context.Reader.DocumentCount;
        windows.Start(scorer, context);
        for (int from = 0, to; from < count && !context.Stopped && !collector.IsDone; from = to)
        {
            collector.Require(from);
            to = (int)Math.Min(count, (long)from + windows.Size);
            windows.Open(from, to, _requirements[0]);
            for (var i = 1; i < _requirements.Count && windows.HasCandidates; i++)
            {
                windows.Require(_requirements[i]);
            }

            windows.Collect(scorer, context, collector, _requirements.Count == _byCost.Count);
        }
    }
}
