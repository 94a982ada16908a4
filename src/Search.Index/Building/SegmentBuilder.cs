using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Search.Index.Bytes;
using Search.Index.Columns;
using Search.Index.Storage;
using Search.Index.Stored;
using Search.Query.Contract;
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
    private readonly PairPreparation _preparation;
    private readonly PreparedPair _prepared = new();
    private readonly SymbolTable? _symbols;
    private readonly NativeArray<PendingPair> _pairs = new();
    private readonly PendingRecords _records = new();
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
    private readonly ByteBuffer _texts = new(1024);

    /// <summary>Makes a builder that chooses the symbols of its texts anew for every segment.</summary>
    public SegmentBuilder(AnalyzeText analyze)
        : this(analyze, null) { }

    /// <summary>Makes a builder of segments that share their symbols.</summary>
    /// <param name="analyze">Makes tokens of texts.</param>
    /// <param name="symbols">The symbols of the texts; null to choose them anew for every segment.</param>
    internal SegmentBuilder(AnalyzeText analyze, SymbolTable? symbols)
    {
        _preparation = new PairPreparation(analyze, symbols);
        _symbols = symbols;
        _lookup = new PendingLookup(_pairs);
    }

    /// <summary>Pairs to be written; duplicates of each other count once.</summary>
    public int Count { get; private set; }

    /// <summary>Occurrences of terms that all threads of <see cref="Flush"/> turn around at a time.</summary>
    internal long MostAtOnce { get; init; } = PendingPostings.MostAtOnce;

    /// <summary>Bytes that the pairs take in memory, with what <see cref="Flush"/> will need on top.</summary>
    public long MemoryUsed =>
        (_pairs.Count * (Unsafe.SizeOf<PendingPair>() + 40))
        + _records.MemoryUsed
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
        _preparation.Begin(stored, _prepared);
        if (!TryMerge(_prepared))
        {
            // The terms of one side come from memory while the other is analysed.
            _preparation.FinishEnglish(_prepared);
            Announce(_prepared.English);
            _preparation.FinishChinese(_prepared);
            Announce(_prepared.Chinese);
            Append(_prepared);
        }
    }

    /// <summary>Adds a pair that was prepared with the symbols of this builder; its id must be new, too.</summary>
    internal void Add(PreparedPair prepared)
    {
        if (!TryMerge(prepared))
        {
            Announce(prepared.English);
            Announce(prepared.Chinese);
            Append(prepared);
        }
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
    /// <param name="output">Receives the segment; the same bytes for any number of threads.</param>
    /// <param name="threads">Threads that may be used, this one among them.</param>
    public void Flush(ISegmentOutput output, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(output);
        using (var content = new PendingContent(_pairs, _records, _terms, _pool, _origins, _symbols))
        {
            content.Write(output, threads, MostAtOnce, _sources, _documents, _domains, _shared);
        }

        Clear();
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        _pairs.Dispose();
        _records.Dispose();
        _terms.Dispose();
        _pool.Dispose();
    }

    private void Clear()
    {
        _pairs.Clear();
        _records.Clear();
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

    private static ImmutableArray<Origin> Origins(StoredPair stored) =>
        stored.Duplicates.IsDefaultOrEmpty
            ? []
            : ImmutableArray.CreateRange(stored.Duplicates, origin => ToOrigin(origin, stored.Pair));

    private bool TryMerge(PreparedPair prepared)
    {
        for (var at = -1; _lookup.NextWithTexts(prepared.TextHash, ref at) is var same and >= 0; )
        {
            if (_records.Texts(_pairs[same].Record).SequenceEqual(prepared.Texts.Written))
            {
                Merge(same, prepared.Stored.Pair, Origins(prepared.Stored));
                return true;
            }
        }

        return false;
    }

    private void Append(PreparedPair prepared)
    {
        var number = (int)_pairs.Count;
        var pending = new PendingPair
        {
            Tokens = _terms.Count,
            TextHash = prepared.TextHash,
            EnglishPositions = prepared.English.Positions,
            ChinesePositions = prepared.Chinese.Positions,
        };
        AppendTokens(prepared);
        var origins = Origins(prepared.Stored);
        Describe(ref pending, prepared.Stored.Pair, origins, prepared.Texts.Written);
        _pairs.Add(pending);
        _lookup.Add(number);
        SetOrigins(number, origins);
        Count++;
    }

    private unsafe void AppendTokens(PreparedPair prepared)
    {
        var head = _terms.Count;
        _ = _terms.Reserve(PendingTokens.HeadBytes);
        _terms.Advance(PendingTokens.HeadBytes);
        Append(prepared.English);
        PendingTokens.WriteHead(_terms.Start + head, _terms.Count - head - PendingTokens.HeadBytes);
        Append(prepared.Chinese);
    }

    private void Announce(PreparedTokens side)
    {
        foreach (var code in side.Codes)
        {
            _pool.Announce(code);
        }
    }

    private unsafe void Append(PreparedTokens side)
    {
        var tokens = side.Tokens;
        var codes = side.Codes;
        var next = new TokenWriter(_terms.Reserve((long)tokens.Length * TokenCode.MostBytes));
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            var term = _pool.Number(codes[i], side.Space(in token), side.Term(in token));
            next.Write((uint)term, token.Position);
        }

        _terms.Advance(next.Next - (_terms.Start + _terms.Count));
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
        ref var pending = ref _pairs[number];
        _texts.Clear();
        _texts.Write(_records.Texts(pending.Record));
        var renamed = pending.Id != pair.Id;
        Describe(ref pending, pair, origins, _texts.Written);
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

    private void Describe(
        ref PendingPair pending,
        AlignedPair pair,
        ImmutableArray<Origin> origins,
        ReadOnlySpan<byte> texts
    )
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
        pending.Record = _records.Add(_head.Written, texts, pair.Links is { } links ? links.Bytes : []);
    }

    private AlignedPair Read(int number)
    {
        ref var pending = ref _pairs[number];
        var cursor = _records.Read(pending.Record);
        var head = RecordHead.Read(ref cursor);
        var texts = new ByteBuffer(512);
        var english = TextCoder.Read(_symbols ?? SymbolTable.Bytes, ref cursor, texts);
        _ = TextCoder.Read(_symbols ?? SymbolTable.Bytes, ref cursor, texts);
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
            Links = _records.Links(pending.Record) is { IsEmpty: false } links ? new WordLinks(links) : null,
        };
    }

    private string? Shared(uint number) => number == 0 ? null : _shared[(int)number - 1];
}
