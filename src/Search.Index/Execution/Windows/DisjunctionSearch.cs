using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>
/// Finds the best pairs of a sum of scores, window by window. Each term adds the bound of its score, in 255 steps, to the
/// byte of every pair that has it; pairs whose sum may reach the needed score are candidates. As in MAXSCORE (Turtle
/// and Flood 1995) terms that together cannot reach it need not be added up; but a term that is not too frequent beside the
/// others is, since that costs less than asking it about their pairs one by one. And where the others together cannot reach
/// it without a term, every hit has that term: then the window is searched as a conjunction of such terms.
/// </summary>
internal sealed class DisjunctionSearch(CandidateWindows windows) : IDisposable
{
    private const int Steps = 255;
    private const int FirstWindow = 1 << 10;

    // Asking a term about a candidate costs as much as so many postings of a stream.
    private const int AskCost = 32;

    // Judging a pair that has the only required term, in the same unit.
    private const int CandidateCost = 32;

    private readonly WindowMap _map = new();
    private readonly ObjectPool<PostingsStream> _streams = new();
    private readonly List<Part> _parts = [];
    private readonly List<int> _required = [];
    private Comparison<int>? _rarestFirst;
    private float _asked;
    private float _scale;

    /// <summary>Starts with the addends of a scorer.</summary>
    /// <param name="addends">The addends.</param>
    /// <param name="context">The segment.</param>
    /// <param name="scorers">All term scorers of the query.</param>
    public void Start(List<Addend> addends, SegmentContext context, ReadOnlySpan<TermScorer> scorers)
    {
        _streams.Reset();
        _parts.Clear();
        windows.Clear();
        foreach (var addend in addends)
        {
            var stream = _streams.Rent();
            stream.Start(in addend.Term.List, context);
            _parts.Add(new Part(addend, stream, _parts.Count, 0, false));
            if (addends.Count <= CandidateWindows.MostStreams)
            {
                windows.Add(addend.Term, context, scorers);
            }
        }
    }

    /// <summary>Gives the pairs of the segment that may reach the needed score to a collector.</summary>
    public void Collect(Scorer scorer, SegmentContext context, HitCollector collector)
    {
        // Small windows first: they hold the shortest pairs, whose scores make later windows cheap.
        var count = context.Reader.DocumentCount;
        var size = FirstWindow;
        windows.Start(scorer, context);
        for (int from = 0, to; from < count && !context.Stopped; from = to)
        {
            to = Math.Min(count, from + size);
            collector.Require(from);
            var sum = Bound(from, to, context.Needed);
            if (_required.Count == 0 && size > WindowMap.Size)
            {
                size = WindowMap.Size;
                to = Math.Min(count, from + size);
                sum = Bound(from, to, context.Needed);
            }

            size = Math.Min(_required.Count > 0 ? WindowMarks.Size : WindowMap.Size, size * 2);
            if (sum * Scorer.Rounding < context.Needed || sum == 0)
            {
                continue;
            }

            if (_required.Count > 0)
            {
                CollectRequired(from, to, scorer, context, collector);
                continue;
            }

            Choose(sum, context.Needed);
            Mark(from, to);
            CollectWindow(from, to - from, scorer, context, collector);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _map.Dispose();
        _streams.Dispose();
    }

    // What a pair of the window can score at most, and which terms it must have for the needed score.
    private float Bound(int from, int to, float needed)
    {
        var sum = 0f;
        for (var i = 0; i < _parts.Count; i++)
        {
            var part = _parts[i];
            var bound = Math.Max(0, part.Addend.Owner.Bound(from, to));
            sum += bound;
            _parts[i] = part with { Bound = bound, IsAdded = true };
        }

        _required.Clear();
        for (var i = 0; i < _parts.Count && windows.Streams == _parts.Count; i++)
        {
            if ((sum - _parts[i].Bound) * Scorer.Rounding < needed)
            {
                _required.Add(i);
            }
        }

        if (_required.Count == 1 && !IsWorthNarrowing(_parts[_required[0]].Cost))
        {
            _required.Clear();
        }

        return sum;
    }

    // All pairs of a single required term are candidates, and each costs more than adding up a posting.
    private bool IsWorthNarrowing(long candidates)
    {
        var postings = 0L;
        foreach (var part in _parts)
        {
            postings += part.Cost;
        }

        return candidates * CandidateCost < postings;
    }

    // The rarest of the required terms leads.
    private void CollectRequired(int from, int to, Scorer scorer, SegmentContext context, HitCollector collector)
    {
        _required.Sort(_rarestFirst ??= (left, right) => _parts[left].Cost.CompareTo(_parts[right].Cost));
        windows.Open(from, to, _parts[_required[0]].Streams);
        for (var i = 1; i < _required.Count && windows.HasCandidates; i++)
        {
            windows.Require(_parts[_required[i]].Streams);
        }

        for (var i = 0; i < _parts.Count && windows.HasCandidates; i++)
        {
            if (!_required.Contains(i))
            {
                windows.Note(_parts[i].Number);
            }
        }

        windows.Collect(scorer, context, collector, false);
    }

    // Which terms are added up in a window.
    private void Choose(float sum, float needed)
    {
        // The least bounds first, as long as they stay below what is needed together: no match has these terms alone.
        _parts.Sort(static (left, right) => left.Bound.CompareTo(right.Bound));
        var others = 0;
        var below = 0f;
        while (others < _parts.Count && (below + _parts[others].Bound) * Scorer.Rounding < needed)
        {
            below += _parts[others++].Bound;
        }

        var leading = 0L;
        for (var i = others; i < _parts.Count; i++)
        {
            leading += _parts[i].Cost;
        }

        _asked = 0;
        for (var i = 0; i < others; i++)
        {
            var part = _parts[i];
            if (part.Bound == 0 || part.Cost > AskCost * leading)
            {
                _asked += part.Bound;
                _parts[i] = part with { IsAdded = false };
            }
        }

        _scale = (Steps - _parts.Count) / Math.Max(sum - _asked, float.Epsilon);
    }

    private unsafe void Mark(int from, int to)
    {
        _map.Clear(to - from);
        foreach (var part in _parts)
        {
            if (!part.IsAdded)
            {
                continue;
            }

            if (part.Addend.IsTerm)
            {
                part.Stream.Add(from, to, _map.Bytes, part.Addend.Term, _scale);
            }
            else
            {
                part.Stream.Add(from, to, _map.Bytes, (byte)MathF.Ceiling(part.Bound * _scale));
            }
        }
    }

    private void CollectWindow(int from, int size, Scorer scorer, SegmentContext context, HitCollector collector)
    {
        var needed = context.Needed;
        var limit = Limit(needed);
        for (var at = _map.Find(0, size, limit); at < size; at = _map.Find(at + 1, size, limit))
        {
            var document = from + at;
            if (!collector.Wants(document))
            {
                continue;
            }

            if (scorer.Seek(document) && scorer.Matches())
            {
                collector.Add(document, scorer.Score(needed));
            }

            if (context.Stopped || collector.IsDone)
            {
                return;
            }

            if (context.Needed != needed)
            {
                needed = context.Needed;
                limit = Limit(needed);
            }
        }
    }

    // What the added terms must reach when those that are asked give their most. A pair with none of them is no match.
    private byte Limit(float needed) => (byte)Math.Clamp(Scorer.Share(needed, _asked) * _scale, 1, Steps);

    private readonly record struct Part(Addend Addend, PostingsStream Stream, int Number, float Bound, bool IsAdded)
    {
        public Range Streams => Number..(Number + 1);

        public long Cost => Addend.Term.Cost;
    }
}
