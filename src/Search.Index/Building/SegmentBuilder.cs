using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
/// Adding appends the numbers of a pair's terms to one long row. Only <see cref="Flush"/> turns that around, when the
/// order of the pairs by length is known, so that nothing is sorted twice.
/// </remarks>
public sealed class SegmentBuilder : IDisposable
{
    private readonly AnalyzeText _analyze;
    private readonly SymbolTable? _symbols;
    private readonly TextCoder _coder;
    private readonly TokenBuffer _tokens = new();
    private ulong[] _announced = [];
    private readonly NativeArray<PendingPair> _pairs = new();
    private readonly NativeArray<byte> _bytes = new();
    private readonly NativeArray<byte> _terms = new();
    private readonly TermPool _pool = new();
    private readonly StringTableWriter _sources = new();
    private readonly StringTableWriter _documents = new();
    private readonly StringTableWriter _domains = new();
    private readonly StringTableWriter _shared = new();
    private readonly PendingLookup _lookup;
    private readonly Dictionary<PairId, int> _byOrigin = [];
    private readonly Dictionary<int, ImmutableArray<Origin>> _origins = [];
    private readonly ByteBuffer _head = new();
    private readonly ByteBuffer _english = new(1024);
    private readonly ByteBuffer _chinese = new(1024);
    private readonly ByteBuffer _texts = new(1024);

    /// <summary>Makes a builder that chooses the symbols of its texts anew for every segment.</summary>
    public SegmentBuilder(AnalyzeText analyze)
        : this(analyze, null) { }

    /// <summary>Makes a builder of segments that share their symbols.</summary>
    /// <param name="analyze">Makes tokens of texts.</param>
    /// <param name="symbols">The symbols of the texts; null to choose them anew for every segment.</param>
    internal SegmentBuilder(AnalyzeText analyze, SymbolTable? symbols)
    {
        _analyze = analyze;
        _symbols = symbols;
        _coder = new TextCoder(symbols ?? SymbolTable.Bytes);
        _lookup = new PendingLookup(_pairs);
    }

    /// <summary>Pairs to be written; duplicates of each other count once.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that the pairs take in memory, with what <see cref="Flush"/> will need on top.</summary>
    public long MemoryUsed =>
        (_pairs.Count * (Unsafe.SizeOf<PendingPair>() + 40))
        + _bytes.Count
        + _terms.Count
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
        _texts.Clear();
        _coder.Write(_english.Written, _texts);
        _coder.Write(_chinese.Written, _texts);
        var origins = stored.Duplicates.IsDefaultOrEmpty
            ? []
            : ImmutableArray.CreateRange(stored.Duplicates, origin => ToOrigin(origin, pair));
        for (var at = -1; _lookup.NextWithTexts(hash, ref at) is var same and >= 0; )
        {
            if (Texts(same).SequenceEqual(_texts.Written))
            {
                Merge(same, pair, origins);
                return;
            }
        }

        var number = (int)_pairs.Count;
        var pending = new PendingPair
        {
            Tokens = _terms.Count,
            TextHash = hash,
            TextsLength = _texts.Length,
        };
        pending.EnglishPositions = Analyze(pair.English, Language.English);
        pending.ChinesePositions = Analyze(pair.Chinese, Language.Chinese);
        pending.TokenBytes = (int)(_terms.Count - pending.Tokens);
        Describe(ref pending, pair, origins);
        _pairs.Add(pending);
        _lookup.Add(number);
        SetOrigins(number, origins);
        Count++;
    }

    /// <summary>Drops a pair that was added since the last flush, or this id's origin of a pair with duplicates.</summary>
    /// <returns>True when it was there.</returns>
    public bool Remove(PairId id)
    {
        var number = _lookup.Find(id);
        if (!_byOrigin.Remove(id, out var merged) && number < 0)
        {
            return false;
        }

        number = number < 0 ? merged : number;

        ref var pending = ref _pairs[number];
        if (!_origins.TryGetValue(number, out var origins))
        {
            pending.Dropped = true;
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
        using (var content = new PendingContent(_pairs, _bytes, _terms, _pool, _origins, _symbols))
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
        _pool.Dispose();
    }

    private void Clear()
    {
        _pairs.Clear();
        _bytes.Clear();
        _terms.Clear();
        _pool.Clear();
        _sources.Clear();
        _documents.Clear();
        _domains.Clear();
        _shared.Clear();
        _lookup.Clear();
        _byOrigin.Clear();
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

    private unsafe ushort Analyze(string text, Language side)
    {
        _analyze(text, side, _tokens);
        var tokens = _tokens.Tokens;
        var next = new TokenWriter(_terms.Reserve((long)tokens.Length * TokenCode.MostBytes));
        if (_announced.Length < tokens.Length)
        {
            _announced = new ulong[tokens.Length * 2];
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            _announced[i] = _pool.Announce(Space(side, tokens[i].Layer), _tokens.Term(in tokens[i]));
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var term = _pool.Number(_announced[i], Space(side, token.Layer), _tokens.Term(in token));
            next.Write((uint)term, token.Position);
        }

        _terms.Advance(next.Next - (_terms.Start + _terms.Count));
        return (ushort)Math.Min(_tokens.PositionCount, ushort.MaxValue);
    }

    private static TermSpace Space(Language side, TokenLayer layer) => (TermSpace)(((int)side * 4) + (int)layer);

    private ReadOnlySpan<byte> Texts(int number)
    {
        ref var pending = ref _pairs[number];
        return _bytes.Slice(pending.Bytes + pending.HeadLength, pending.TextsLength);
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
    }

    private void Rewrite(int number, AlignedPair pair, ImmutableArray<Origin> origins)
    {
        _texts.Clear();
        _texts.Write(Texts(number));
        ref var pending = ref _pairs[number];
        var renamed = pending.Id != pair.Id;
        Describe(ref pending, pair, origins);
        if (renamed)
        {
            _lookup.Rename(number);
            _ = _byOrigin.Remove(pair.Id);
        }

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
            _byOrigin[origin.Id] = number;
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
        _bytes.AddRange(_texts.Written);
    }

    private unsafe AlignedPair Read(int number)
    {
        ref var pending = ref _pairs[number];
        var start = _bytes.Start + pending.Bytes;
        var cursor = new ByteCursor(start, start + pending.HeadLength + pending.TextsLength);
        var head = RecordHead.Read(ref cursor);
        var texts = new ByteBuffer(512);
        var english = TextCoder.Read(_coder.Symbols, ref cursor, texts);
        _ = TextCoder.Read(_coder.Symbols, ref cursor, texts);
        return new AlignedPair
        {
            Id = pending.Id,
            English = Wtf8.Read(texts.Written[..english]),
            Chinese = Wtf8.Read(texts.Written[english..]),
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
