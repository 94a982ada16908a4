using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Columns;
using Search.Index.Segments;
using Search.Index.Storage;
using Search.Index.Stored;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>
/// Collects pairs in memory and writes them as one segment. Pairs with the same two texts become one pair that knows
/// its other origins: the one with the smallest id stays. Not safe for use by several threads at once: one builder a
/// thread.
/// </summary>
/// <remarks>
/// Adding appends the numbers of a pair's terms to one long array. Only <see cref="Flush"/> turns that around, when the
/// order of the pairs by length is known, so that nothing is sorted twice.
/// </remarks>
public sealed class SegmentBuilder(AnalyzeText analyze) : IDisposable
{
    private readonly AnalyzeText _analyze = analyze;
    private readonly TokenBuffer _tokens = new();
    private readonly NativeArray<PendingPair> _pairs = new();
    private readonly NativeArray<byte> _bytes = new();
    private readonly NativeArray<uint> _terms = new();
    private readonly NativeArray<byte> _gaps = new();
    private readonly TermPool _pool = new();
    private readonly StringTableWriter _sources = new();
    private readonly StringTableWriter _documents = new();
    private readonly StringTableWriter _domains = new();
    private readonly StringTableWriter _shared = new();
    private readonly Dictionary<PairId, int> _byId = [];
    private readonly Dictionary<uint, int> _byTexts = [];
    private readonly Dictionary<int, ImmutableArray<Origin>> _origins = [];
    private readonly ByteBuffer _head = new();
    private readonly ByteBuffer _english = new(1024);
    private readonly ByteBuffer _chinese = new(1024);

    /// <summary>Pairs to be written; duplicates of each other count once.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that the pairs take in memory, with what <see cref="Flush"/> will need on top.</summary>
    public long MemoryUsed =>
        (_pairs.Count * (Marshal.SizeOf<PendingPair>() + 100))
        + (_bytes.Count * 5 / 4)
        + (_terms.Count * 7)
        + _pool.MemoryUsed
        + _sources.MemoryUsed
        + _documents.MemoryUsed
        + _domains.MemoryUsed
        + _shared.MemoryUsed;

    /// <summary>Adds a pair; the caller makes sure that its id is new in this segment.</summary>
    public void Add(AlignedPair pair) => Add(new StoredPair(pair, []));

    /// <summary>Adds a pair with the origins of its duplicates.</summary>
    public void Add(StoredPair stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var pair = stored.Pair;
        _english.Clear();
        _chinese.Clear();
        Wtf8.Write(pair.English, _english);
        Wtf8.Write(pair.Chinese, _chinese);
        var hash = TextHash.Compute(_english.Written, _chinese.Written);
        var origins = stored.Duplicates.IsDefaultOrEmpty
            ? []
            : ImmutableArray.CreateRange(stored.Duplicates, origin => ToOrigin(origin, pair));
        if (_byTexts.TryGetValue(hash, out var same) && HasTexts(same))
        {
            Merge(same, pair, origins);
            return;
        }

        var number = (int)_pairs.Count;
        var pending = new PendingPair
        {
            Tokens = _terms.Count,
            Gaps = _gaps.Count,
            TextHash = hash,
            EnglishLength = _english.Length,
            ChineseLength = _chinese.Length,
        };
        pending.EnglishPositions = Analyze(pair.English, Language.English, number);
        pending.ChinesePositions = Analyze(pair.Chinese, Language.Chinese, number);
        pending.TokenCount = (int)(_terms.Count - pending.Tokens);
        Describe(ref pending, pair, origins);
        _pairs.Add(pending);
        _byId[pair.Id] = number;
        _byTexts[hash] = number;
        SetOrigins(number, origins);
        Count++;
    }

    /// <summary>Drops a pair that was added since the last flush, or this id's origin of a pair with duplicates.</summary>
    /// <returns>True when it was there.</returns>
    public bool Remove(PairId id)
    {
        if (!_byId.Remove(id, out var number))
        {
            return false;
        }

        ref var pending = ref _pairs[number];
        if (!_origins.TryGetValue(number, out var origins))
        {
            pending.Dropped = true;
            _ = _byTexts.Remove(pending.TextHash);
            Count--;
        }
        else if (pending.Id == id)
        {
            var first = origins[0];
            var pair = Read(number) with
            {
                Id = first.Id,
                Source = first.Source,
                Document = first.Document,
                Position = first.Position,
                ExternalId = first.ExternalId,
            };
            Rewrite(number, pair, origins.RemoveAt(0));
        }
        else
        {
            Rewrite(number, Read(number), origins.RemoveAll(origin => origin.Id == id));
        }

        return true;
    }

    /// <summary>Writes the segment and forgets the pairs; the memory is kept for the next.</summary>
    public void Flush(ISegmentOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using (var content = new PendingContent(_pairs, _bytes, _terms, _gaps, _pool, _origins))
        {
            content.Write(output, _sources, _documents, _domains, _shared);
        }

        Clear();
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        _pairs.Dispose();
        _bytes.Dispose();
        _terms.Dispose();
        _gaps.Dispose();
        _pool.Dispose();
    }

    private void Clear()
    {
        _pairs.Clear();
        _bytes.Clear();
        _terms.Clear();
        _gaps.Clear();
        _pool.Clear();
        _sources.Clear();
        _documents.Clear();
        _domains.Clear();
        _shared.Clear();
        _byId.Clear();
        _byTexts.Clear();
        _origins.Clear();
        Count = 0;
    }

    private static Origin ToOrigin(PairOrigin origin, AlignedPair pair) =>
        new(
            PairId.Compute(origin.Source, origin.Document, pair.English, pair.Chinese),
            origin.Source,
            origin.Document,
            origin.Position,
            origin.ExternalId
        );

    private static Origin ToOrigin(AlignedPair pair) =>
        new(pair.Id, pair.Source, pair.Document, pair.Position, pair.ExternalId);

    private ushort Analyze(string text, Language side, int number)
    {
        _analyze(text, side, _tokens);
        var previous = -1;
        foreach (ref readonly var token in _tokens.Tokens)
        {
            var space = (TermSpace)(((int)side * 4) + (int)token.Layer);
            var term = _pool.Number(space, _tokens.Term(in token));
            ref var entry = ref _pool[term];
            var place = ((ulong)number << 32) | (uint)token.Position;
            if (entry.LastPlace == place)
            {
                continue;
            }

            entry.LastPlace = place;
            entry.Occurrences++;
            _terms.Add((uint)term);

            // A gap of 255 says that the position itself follows: at the start of a side, and after long gaps.
            var gap = token.Position - previous;
            if (previous < 0 || (uint)gap >= 255)
            {
                _gaps.Add(255);
                _gaps.AddRange(BitConverter.GetBytes(token.Position));
            }
            else
            {
                _gaps.Add((byte)gap);
            }

            previous = token.Position;
        }

        return (ushort)Math.Min(_tokens.PositionCount, ushort.MaxValue);
    }

    // Texts are compared with what stands in _english and _chinese.
    private bool HasTexts(int number)
    {
        ref var pending = ref _pairs[number];
        var start = pending.Bytes + pending.HeadLength;
        return pending.EnglishLength == _english.Length
            && pending.ChineseLength == _chinese.Length
            && _bytes.Slice(start, pending.EnglishLength).SequenceEqual(_english.Written)
            && _bytes.Slice(start + pending.EnglishLength, pending.ChineseLength).SequenceEqual(_chinese.Written);
    }

    private void Merge(int number, AlignedPair pair, ImmutableArray<Origin> origins)
    {
        var all = _origins.GetValueOrDefault(number, []).AddRange(origins);
        var kept = Read(number);
        if (pair.Id == kept.Id)
        {
            kept = pair;
        }
        else if (pair.Id < kept.Id)
        {
            all = all.Add(ToOrigin(kept));
            kept = pair;
        }
        else
        {
            all = all.RemoveAll(origin => origin.Id == pair.Id).Add(ToOrigin(pair));
        }

        all =
        [
            .. all.Where(origin => origin.Id != kept.Id).DistinctBy(origin => origin.Id).OrderBy(origin => origin.Id),
        ];
        Rewrite(number, kept, all);
        _byId[pair.Id] = number;
    }

    private void Rewrite(int number, AlignedPair pair, ImmutableArray<Origin> origins)
    {
        ref var pending = ref _pairs[number];
        var texts = _bytes
            .Slice(pending.Bytes + pending.HeadLength, pending.EnglishLength + pending.ChineseLength)
            .ToArray();
        _english.Clear();
        _chinese.Clear();
        _english.Write(texts.AsSpan(0, pending.EnglishLength));
        _chinese.Write(texts.AsSpan(pending.EnglishLength));
        Describe(ref pending, pair, origins);
        _byId[pair.Id] = number;
        SetOrigins(number, origins);
    }

    private void SetOrigins(int number, ImmutableArray<Origin> origins)
    {
        if (origins.IsEmpty)
        {
            _ = _origins.Remove(number);
            return;
        }

        _origins[number] = origins;
        foreach (var origin in origins)
        {
            _byId[origin.Id] = number;
        }
    }

    private void Describe(ref PendingPair pending, AlignedPair pair, ImmutableArray<Origin> origins)
    {
        pending.Id = pair.Id;
        pending.Source = _sources.Number(pair.Source);
        pending.Document = pair.Document is null ? -1 : _documents.Number(pair.Document);
        pending.Domain = pair.Domain is null ? -1 : _domains.Number(pair.Domain);
        pending.Position = pair.Position;
        pending.Script = pair.Script;
        pending.Quality = (ushort)Math.Clamp(RecordHead.Thousandths(pair.Quality), 0, ushort.MaxValue);
        pending.Date = pair.Date?.DayNumber ?? -1;
        _head.Clear();
        RecordHead.From(pair, origins, _shared).Write(_head);
        pending.Bytes = _bytes.Count;
        pending.HeadLength = _head.Length;
        _bytes.AddRange(_head.Written);
        _bytes.AddRange(_english.Written);
        _bytes.AddRange(_chinese.Written);
    }

    private unsafe AlignedPair Read(int number)
    {
        ref var pending = ref _pairs[number];
        var cursor = new ByteCursor(_bytes.Start + pending.Bytes, _bytes.Start + pending.Bytes + pending.HeadLength);
        var head = RecordHead.Read(ref cursor);
        var texts = pending.Bytes + pending.HeadLength;
        return new AlignedPair
        {
            Id = pending.Id,
            English = Wtf8.Read(_bytes.Slice(texts, pending.EnglishLength)),
            Chinese = Wtf8.Read(_bytes.Slice(texts + pending.EnglishLength, pending.ChineseLength)),
            Source = _sources[pending.Source],
            Document = pending.Document < 0 ? null : _documents[pending.Document],
            Position = pending.Position,
            Script = pending.Script,
            Quality = float.IsNaN(head.Quality) ? pending.Quality / 1000f : head.Quality,
            Reasons = head.Reasons,
            ExternalId = head.ExternalId,
            Title = Shared(head.Title),
            Url = Shared(head.Url),
            Date = pending.Date < 0 ? null : DateOnly.FromDayNumber(pending.Date),
            Domain = pending.Domain < 0 ? null : _domains[pending.Domain],
            License = Shared(head.License),
            Attribution = Shared(head.Attribution),
        };
    }

    private string? Shared(uint number) => number == 0 ? null : _shared[(int)number - 1];
}
