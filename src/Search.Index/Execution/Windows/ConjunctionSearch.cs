using Search.Index.Execution.Scorers;
using Search.Index.Postings;

namespace Search.Index.Execution.Windows;

/// <summary>
/// Finds the pairs that meet several requirements, window by window: the pairs of the rarest requirement are numbered in a
/// table of the window, and each other requirement keeps those that its postings hit. That reads postings from front to end,
/// without a branch a posting. What is left is scored at the very postings that were hit: nothing is looked for twice.
/// </summary>
internal sealed unsafe class ConjunctionSearch : IDisposable
{
    private const int MostStreams = 16;

    // In units of one posting decoded and looked up among the marks: what it costs to look for a pair in its block, and
    // to decode a block for that.
    private const int AskCost = 16;
    private const int BlockCost = 40;

    // With fewer postings than this in the rarest requirement a window is not worth its set-up.
    private const int WorthMarking = 8;

    private readonly WindowCandidates _candidates = new(MostStreams);
    private readonly ObjectPool<WindowPostings> _streams = new();
    private readonly List<(int Requirement, long Cost)> _byCost = [];
    private readonly List<Requirement> _requirements = [];
    private readonly List<WindowPostings> _used = [];
    private readonly List<Addend> _parts = [];
    private readonly CandidateFilter _filter;
    private bool _complete;

    /// <summary>Makes a search.</summary>
    public ConjunctionSearch() => _filter = new CandidateFilter(_candidates);

    /// <summary>Candidates that were looked at.</summary>
    public long Looked { get; private set; }

    /// <summary>Candidates that were passed over without knowing whether they match.</summary>
    public long Unknown { get; private set; }

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

        if (_byCost.Count < 2)
        {
            return false;
        }

        _byCost.Sort(static (left, right) => left.Cost.CompareTo(right.Cost));
        if (_byCost[0].Cost < WorthMarking)
        {
            return false;
        }

        _streams.Reset();
        _requirements.Clear();
        _used.Clear();
        foreach (var (requirement, cost) in _byCost)
        {
            var (start, end) = requirements.Range(requirement);
            if (_used.Count + end - start > MostStreams)
            {
                break;
            }

            _requirements.Add(new Requirement(_used.Count, _used.Count + end - start, cost));
            for (var i = start; i < end; i++)
            {
                var stream = _streams.Rent();
                stream.Start(in requirements[i].List, context, scorers);
                _used.Add(stream);
            }
        }

        return _requirements.Count > 1;
    }

    /// <summary>Gives the pairs of the segment to a collector.</summary>
    public void Collect(Scorer scorer, SegmentContext context, HitCollector collector)
    {
        var count = context.Reader.DocumentCount;
        (Looked, Unknown) = (0, 0);
        _parts.Clear();
        var works = context.Pruning && scorer.ListParts(_parts);
        _filter.Start(scorer, works ? _parts : null, _used, count);
        for (var from = 0; from < count && !context.Stopped && !collector.IsDone; from += WindowMarks.Size)
        {
            var to = Math.Min(count, from + WindowMarks.Size);
            collector.Require(from);
            Find(from, to, count);
            CollectWindow(scorer, context, collector);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _filter.Dispose();
        _candidates.Dispose();
        _streams.Dispose();
    }

    private static bool IsBetterAsked(long candidates, long postings) =>
        (candidates * AskCost) + (Math.Min(candidates, postings / BlockCodec.BlockSize) * BlockCost) < postings;

    private void Find(int from, int to, int count)
    {
        var first = _requirements[0];
        _complete = false;
        _candidates.Start(from, _used);
        Fill(first, from, to);
        _candidates.Include(first.Start, first.End);
        for (var i = 1; i < _requirements.Count && _candidates.Count > 0; i++)
        {
            var requirement = _requirements[i];
            if (IsBetterAsked(_candidates.Count, requirement.Cost * (to - from) / count))
            {
                _candidates.Ask(requirement.Start, requirement.End);
            }
            else
            {
                Fill(requirement, from, to);
                _candidates.Keep(requirement.Start, requirement.End);
            }
        }

        _complete = _requirements.Count == _byCost.Count;
    }

    private void Fill(Requirement requirement, int from, int to)
    {
        for (var i = requirement.Start; i < requirement.End; i++)
        {
            _used[i].Fill(from, to);
        }
    }

    private void CollectWindow(Scorer scorer, SegmentContext context, HitCollector collector)
    {
        foreach (var stream in _used)
        {
            stream.PrefetchLengths(_candidates.Documents);
        }

        _candidates.Settle();

        _filter.Prepare();
        for (var i = 0; i < _candidates.Count; i++)
        {
            var document = _candidates[i];
            if (!collector.Wants(document))
            {
                continue;
            }

            Looked++;
            switch (_filter.Judge(i, context.Needed, _complete))
            {
                case CandidateFilter.Verdict.TooLow:
                    collector.Count();
                    continue;
                case CandidateFilter.Verdict.NoMatch:
                    continue;
                case CandidateFilter.Verdict.Unknown:
                    Unknown++;
                    continue;
                default:
                    break;
            }

            _candidates.Stand(i);
            if (scorer.Seek(document) && scorer.Matches())
            {
                collector.Add(document, scorer.Score(context.Needed));
            }

            if (context.Stopped || collector.IsDone)
            {
                return;
            }
        }
    }

    private readonly record struct Requirement(int Start, int End, long Cost);
}
