using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>
/// Finds the best pairs of a sum of scores, window by window. Each term adds the bound of its score, in 255 steps, to the
/// byte of every pair that has it; pairs whose sum may reach the needed score are candidates. As in MAXSCORE (Turtle
/// and Flood 1995) terms that together cannot reach it need not be added up; but a term that is not too frequent beside the
/// others is, since that costs less than asking it about their pairs one by one.
/// </summary>
internal sealed class DisjunctionSearch : IDisposable
{
    private const int Steps = 255;
    private const int FirstWindow = 1 << 10;

    // Asking a term about a candidate costs as much as so many postings of a stream.
    private const int AskCost = 32;

    private readonly WindowMap _map = new();
    private readonly ObjectPool<PostingsStream> _streams = new();
    private readonly List<Part> _parts = [];
    private float _asked;
    private float _scale;

    /// <summary>Starts with the addends of a scorer.</summary>
    public void Start(List<Addend> addends, SegmentContext context)
    {
        _streams.Reset();
        _parts.Clear();
        foreach (var addend in addends)
        {
            var stream = _streams.Rent();
            stream.Start(in addend.Term.List, context);
            _parts.Add(new Part(addend, stream, 0, false));
        }
    }

    /// <summary>Gives the pairs of the segment that may reach the needed score to a collector.</summary>
    public void Collect(Scorer scorer, SegmentContext context, HitCollector collector)
    {
        // Small windows first: they hold the shortest pairs, whose scores make later windows cheap.
        var count = context.Reader.DocumentCount;
        var size = FirstWindow;
        for (int from = 0, to; from < count && !context.Stopped; from = to)
        {
            to = Math.Min(count, from + size);
            size = Math.Min(WindowMap.Size, size * 2);
            collector.Require(from);
            if (Choose(from, to, context.Needed))
            {
                Mark(from, to);
                CollectWindow(from, to - from, scorer, context, collector);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _map.Dispose();
        _streams.Dispose();
    }

    // Which terms are added up in a window. False when no pair of it can reach the needed score.
    private bool Choose(int from, int to, float needed)
    {
        var sum = 0f;
        for (var i = 0; i < _parts.Count; i++)
        {
            var part = _parts[i];
            var bound = Math.Max(0, part.Addend.Owner.Bound(from, to));
            sum += bound;
            _parts[i] = part with { Bound = bound, IsAdded = true };
        }

        if (sum * 1.00001f < needed || sum == 0)
        {
            return false;
        }

        // The least bounds first, as long as they stay below what is needed together: no match has these terms alone.
        _parts.Sort(static (left, right) => left.Bound.CompareTo(right.Bound));
        var others = 0;
        var below = 0f;
        while (others < _parts.Count && (below + _parts[others].Bound) * 1.00001f < needed)
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
        return true;
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
    private byte Limit(float needed) =>
        (byte)Math.Clamp(((needed * 0.99999f) - (_asked * 1.00001f)) * _scale, 1, Steps);

    private readonly record struct Part(Addend Addend, PostingsStream Stream, float Bound, bool IsAdded)
    {
        public long Cost => Addend.Term.Cost;
    }
}
