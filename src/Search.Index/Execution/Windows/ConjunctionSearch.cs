using System.Runtime.InteropServices;
using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>
/// Finds the pairs that meet several requirements, window by window: each requirement sets a bit in the byte of every pair
/// that has one of its terms, and the pairs with all bits are candidates. That reads each postings list once, from front
/// to end, without a branch a posting; leaping from list to list costs more unless the rarest is rare by far.
/// </summary>
internal sealed unsafe class ConjunctionSearch : IDisposable
{
    // Asking a scorer about a candidate costs about as much as so many postings of a stream.
    private const int AskCost = 48;

    // Words of a query stand together in so many times more pairs than chance would have it.
    private const int Affinity = 10;

    // With fewer postings than this in the rarest requirement leaping is quick enough.
    private const int WorthMarking = 384;
    private const int MostMarked = 8;

    private readonly WindowMap _map = new();
    private readonly ushort* _places = (ushort*)NativeMemory.Alloc(WindowMap.Size + 1, sizeof(ushort));
    private readonly ObjectPool<PostingsStream> _streams = new();
    private readonly List<(int Requirement, long Cost)> _byCost = [];
    private readonly List<(PostingsStream Stream, byte Bit)> _marks = [];

    /// <summary>Chooses what is marked.</summary>
    /// <returns>False when this way is not worth it; then nothing was done.</returns>
    public bool TryStart(RequirementList requirements, SegmentContext context)
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
        var candidates = _byCost[0].Cost;
        if (candidates < WorthMarking || _byCost[1].Cost > AskCost / 2 * candidates)
        {
            return false;
        }

        _streams.Reset();
        _marks.Clear();
        var marked = 0;
        foreach (var (requirement, cost) in _byCost)
        {
            if (marked == MostMarked || (marked > 1 && cost > AskCost * candidates))
            {
                break;
            }

            candidates =
                marked == 0 ? cost : Math.Min(candidates, Affinity * candidates * cost / context.Reader.DocumentCount);

            var (start, end) = requirements.Range(requirement);
            for (var i = start; i < end; i++)
            {
                var stream = _streams.Rent();
                stream.Start(in requirements[i].List, context);
                _marks.Add((stream, (byte)(1 << marked)));
            }

            marked++;
        }

        return true;
    }

    /// <summary>Gives the pairs of the segment to a collector.</summary>
    public void Collect(Scorer scorer, SegmentContext context, HitCollector collector)
    {
        var count = context.Reader.DocumentCount;
        for (var from = 0; from < count && !context.Stopped && !collector.IsDone; from += WindowMap.Size)
        {
            var to = Math.Min(count, from + WindowMap.Size);
            collector.Require(from);
            CollectWindow(from, Find(from, to), scorer, context, collector);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _map.Dispose();
        _streams.Dispose();
        NativeMemory.Free(_places);
    }

    // The last requirement, the most frequent, need not be marked when it is one term: its pairs are looked up in the map.
    private int Find(int from, int to)
    {
        _map.Clear(to - from);
        var last = _marks.Count - 1;
        var selects = last == 0 || _marks[last].Bit != _marks[last - 1].Bit;
        for (var i = 0; i <= last - (selects ? 1 : 0); i++)
        {
            _marks[i].Stream.Mark(from, to, _map.Bytes, _marks[i].Bit);
        }

        var all = (byte)((_marks[last].Bit << 1) - 1);
        if (selects)
        {
            return _marks[last].Stream.Select(from, to, _map.Bytes, (byte)(all >> 1), _places);
        }

        var count = 0;
        for (var at = _map.Find(0, to - from, all); at < to - from; at = _map.Find(at + 1, to - from, all))
        {
            _places[count++] = (ushort)at;
        }

        return count;
    }

    private void CollectWindow(int from, int count, Scorer scorer, SegmentContext context, HitCollector collector)
    {
        var (english, chinese) = (context.Reader.EnglishLengths, context.Reader.ChineseLengths);
        for (var i = 0; i < count; i++)
        {
            english.Prefetch(from + _places[i]);
            chinese.Prefetch(from + _places[i]);
        }

        for (var i = 0; i < count; i++)
        {
            var document = from + _places[i];
            if (!collector.Wants(document))
            {
                continue;
            }

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
}
