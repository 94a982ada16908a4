using Search.Index.Postings;
using Search.Index.Terms;

namespace Search.Index.Merging;

/// <summary>Brings the postings of one term from several segments into the order of the new doc ids.</summary>
internal sealed class PostingsMerge(int[][] newIds) : IDisposable
{
    private readonly PostingsReader?[] _readers = new PostingsReader?[newIds.Length];
    private readonly ulong[] _heap = new ulong[newIds.Length];
    private int _count;

    /// <summary>Forgets the term.</summary>
    public void Clear() => _count = 0;

    /// <summary>Adds the postings of one segment.</summary>
    public void Add(int input, in TermInfo info, int documents)
    {
        var reader = _readers[input] ??= new PostingsReader();
        reader.Open(info, documents);
        if (Next(reader, input) is var document and >= 0)
        {
            var at = _count++;
            _heap[at] = ((ulong)document << 32) | (uint)input;
            while (at > 0 && _heap[(at - 1) / 2] > _heap[at])
            {
                (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
                at = (at - 1) / 2;
            }
        }
    }

    /// <summary>Writes all postings.</summary>
    public void WriteTo(PostingsWriter writer)
    {
        while (_count > 0)
        {
            var input = (int)(uint)_heap[0];
            var reader = _readers[input]!;
            writer.Add((uint)(_heap[0] >> 32), reader.ReadPositions());
            var document = Next(reader, input);
            _heap[0] = document < 0 ? _heap[--_count] : ((ulong)document << 32) | (uint)input;
            Sink();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var reader in _readers)
        {
            reader?.Dispose();
        }
    }

    private int Next(PostingsReader reader, int input)
    {
        var ids = newIds[input];
        while (reader.MoveNext())
        {
            if (ids[reader.Document] is var document and >= 0)
            {
                return document;
            }
        }

        return -1;
    }

    private void Sink()
    {
        var value = _heap[0];
        var at = 0;
        while ((at * 2) + 1 < _count)
        {
            var child = (at * 2) + 1;
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
            {
                child++;
            }

            if (_heap[child] >= value)
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = value;
    }
}
