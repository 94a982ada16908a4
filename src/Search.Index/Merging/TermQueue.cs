using System.Collections.Immutable;
using Search.Index.Bytes;
using Search.Index.Segments;
using Search.Index.Terms;

namespace Search.Index.Merging;

/// <summary>Walks the terms of several segments in one order.</summary>
internal sealed class TermQueue
{
    private readonly ImmutableArray<SegmentSlice> _inputs;
    private readonly TermEnumerator[] _terms;
    private readonly PriorityQueue<int, int> _queue;

    /// <summary>Starts before the first term.</summary>
    public TermQueue(ImmutableArray<SegmentSlice> inputs, int[][] newIds)
    {
        _inputs = inputs;
        _terms = [.. inputs.Select(input => new TermEnumerator(input.Reader.Terms))];
        _queue = new PriorityQueue<int, int>(newIds.Length, Comparer<int>.Create(Compare));
        for (var input = 0; input < _terms.Length; input++)
        {
            Advance(input);
        }
    }

    /// <summary>Takes the next term from all segments that have it.</summary>
    /// <returns>False at the end.</returns>
    public bool Take(ByteBuffer key, PostingsMerge merge)
    {
        if (_queue.Count == 0)
        {
            return false;
        }

        key.Clear();
        key.Write(_terms[_queue.Peek()].Key);
        merge.Clear();
        while (_queue.TryPeek(out var input, out _) && _terms[input].Key.SequenceEqual(key.Written))
        {
            _ = _queue.Dequeue();
            merge.Add(input, _terms[input].Info, _inputs[input].Reader.DocumentCount);
            Advance(input);
        }

        return true;
    }

    private void Advance(int input)
    {
        if (_terms[input].MoveNext())
        {
            _queue.Enqueue(input, input);
        }
    }

    private int Compare(int left, int right)
    {
        var order = _terms[left].Key.SequenceCompareTo(_terms[right].Key);
        return order != 0 ? order : left.CompareTo(right);
    }
}
