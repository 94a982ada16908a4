using System.Collections.Immutable;
using Search.Index.Bytes;
using Search.Index.Segments;
using Search.Index.Stored;
using Search.Text.Pairs;

namespace Search.Index.Merging;

/// <summary>
/// Orders the pairs of several segments by length, then by id. Pairs with the same texts have the same length, so that
/// duplicates are found within one length at a time.
/// </summary>
internal sealed unsafe class MergeOrder(
    ImmutableArray<SegmentSlice> inputs,
    int[][] newIds,
    NativeArray<ulong> places,
    Dictionary<int, List<Origin>> merged
)
{
    private readonly List<Candidate> _candidates = [];
    private readonly List<ulong> _hashes = [];
    private readonly int[] _next = new int[inputs.Length];

    /// <summary>Fills new ids, places (input and old doc id by new doc id) and origins of what was merged.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (NextLength() is var length && length >= 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Collect(length);
            _candidates.Sort();
            DropSameIds();
            MergeSameTexts();
            Assign();
        }
    }

    private int NextLength()
    {
        var least = int.MaxValue;
        for (var input = 0; input < inputs.Length; input++)
        {
            var reader = inputs[input].Reader;
            if (_next[input] < reader.DocumentCount)
            {
                least = Math.Min(least, Positions(reader, _next[input]));
            }
        }

        return least == int.MaxValue ? -1 : least;
    }

    private void Collect(int length)
    {
        _candidates.Clear();
        for (var input = 0; input < inputs.Length; input++)
        {
            var (reader, deletions) = inputs[input];
            ref var next = ref _next[input];
            for (; next < reader.DocumentCount && Positions(reader, next) <= length; next++)
            {
                if (deletions is null || !deletions.Contains(next))
                {
                    _candidates.Add(new Candidate(reader.Id(next), input, next));
                }
            }
        }
    }

    private void DropSameIds()
    {
        for (var i = 1; i < _candidates.Count; i++)
        {
            // Sorted by id, then by segment: the later segment's stays.
            if (_candidates[i].Id == _candidates[i - 1].Id)
            {
                _candidates[i - 1] = _candidates[i - 1] with { Dropped = true };
            }
        }
    }

    private void MergeSameTexts()
    {
        _hashes.Clear();
        for (var i = 0; i < _candidates.Count; i++)
        {
            var candidate = _candidates[i];
            if (!candidate.Dropped)
            {
                var hash = inputs[candidate.Input].Reader.TextHashOf(candidate.Document);
                _hashes.Add(((ulong)hash << 32) | (uint)i);
            }
        }

        _hashes.Sort();
        for (var i = 1; i < _hashes.Count; i++)
        {
            for (var j = i - 1; j >= 0 && _hashes[j] >> 32 == _hashes[i] >> 32; j--)
            {
                var kept = (int)(uint)_hashes[j];
                var other = (int)(uint)_hashes[i];
                if (!_candidates[kept].Dropped && SameTexts(_candidates[kept], _candidates[other]))
                {
                    _candidates[kept] = _candidates[kept] with
                    {
                        Origins = [.. _candidates[kept].Origins ?? [], .. OriginsOf(_candidates[other])],
                    };
                    _candidates[other] = _candidates[other] with { Dropped = true };
                    break;
                }
            }
        }
    }

    private void Assign()
    {
        foreach (var candidate in _candidates)
        {
            if (candidate.Dropped)
            {
                continue;
            }

            var document = (int)places.Count;
            newIds[candidate.Input][candidate.Document] = document;
            places.Add(((ulong)candidate.Input << 32) | (uint)candidate.Document);
            if (candidate.Origins is { } origins)
            {
                merged.Add(document, origins);
            }
        }
    }

    private bool SameTexts(Candidate left, Candidate right)
    {
        var reader = inputs[left.Input].Reader;
        var cursor = reader.Records.Find(left.Document);
        _ = RecordHead.Read(ref cursor);
        var buffer = new ByteBuffer(512);
        var english = reader.Records.ReadText(ref cursor, buffer);
        _ = reader.Records.ReadText(ref cursor, buffer);
        return inputs[right.Input]
            .Reader.HasTexts(right.Document, buffer.Written[..english], buffer.Written[english..]);
    }

    private IEnumerable<Origin> OriginsOf(Candidate candidate)
    {
        var reader = inputs[candidate.Input].Reader;
        var pair = reader.Load(candidate.Document).Pair;
        return reader
            .LoadOrigins(candidate.Document)
            .Prepend(new Origin(pair.Id, pair.Source, pair.Document, pair.Position, pair.ExternalId));
    }

    private static int Positions(SegmentReader reader, int document) =>
        reader.EnglishLengths[document] + reader.ChineseLengths[document];

    private readonly record struct Candidate(PairId Id, int Input, int Document) : IComparable<Candidate>
    {
        public bool Dropped { get; init; }

        public List<Origin>? Origins { get; init; }

        public int CompareTo(Candidate other)
        {
            var order = Id.CompareTo(other.Id);
            return order != 0 ? order : Input.CompareTo(other.Input);
        }
    }
}
