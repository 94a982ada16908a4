using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Search.Index.Bytes;
using Search.Index.Columns;
using Search.Index.Storage;
using Search.Index.Stored;
using Search.Index.Terms;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Segments;

/// <summary>
/// One segment: pairs with doc ids from 0 in rising order of length, their terms, columns and texts, read from a
/// mapped file that the caller keeps mapped. Immutable; safe for use by several threads at once.
/// </summary>
public sealed unsafe partial class SegmentReader
{
    private readonly SectionTable _sections;
    private readonly SegmentSummary _summary;
    private readonly Records _records;
    private readonly StringTable _shared;
    private readonly ulong* _ids;
    private readonly DocumentOrder _idOrder;
    private readonly uint* _textHashes;
    private readonly DocumentOrder _textHashOrder;
    private readonly byte* _duplicates;
    private readonly int _duplicateCount;
    private readonly int* _documentOrder;
    private readonly int _documentOrderCount;
    private readonly PlacesCache _places = new();

    private SegmentReader(MappedFile file)
    {
        File = file;
        _sections = new SectionTable(file);
        _summary = SegmentSummary.Read(_sections);
        var count = _summary.Pairs;
        Terms = new TermDictionary(_sections, _summary.Terms);
        EnglishLengths = new SideLengths(_sections, SectionId.EnglishLengths, SectionId.EnglishLong, count);
        ChineseLengths = new SideLengths(_sections, SectionId.ChineseLengths, SectionId.ChineseLong, count);
        _ids = _sections.FindArray<ulong>(SectionId.PairIds, 2L * count);
        _idOrder = new DocumentOrder(_sections, SectionId.PairIdOrder, count);
        _textHashes = _sections.FindArray<uint>(SectionId.TextHashes, count);
        _textHashOrder = new DocumentOrder(_sections, SectionId.TextHashOrder, count);
        _duplicates = _sections.Find(SectionId.Duplicates, out var duplicatesLength);
        _duplicateCount = (int)(duplicatesLength / DuplicateSize);
        _documentOrder = (int*)_sections.Find(SectionId.DocumentOrder, out var documentOrderLength);
        _documentOrderCount = (int)(documentOrderLength / 4);
        if (
            _duplicateCount * (long)DuplicateSize != duplicatesLength
            || _documentOrderCount * 4L != documentOrderLength
        )
        {
            throw new IndexCorruptException(file.Path, -1, "a section of the segment has the wrong length");
        }

        Sources = new StringTable(_sections, SectionId.SourceNames);
        Documents = new StringTable(_sections, SectionId.DocumentNames);
        Domains = new StringTable(_sections, SectionId.DomainNames);
        SourceColumn = new Column(_sections, SectionId.SourceColumn, count);
        DocumentColumn = new Column(_sections, SectionId.DocumentColumn, count);
        DomainColumn = new Column(_sections, SectionId.DomainColumn, count);
        PositionColumn = new Column(_sections, SectionId.PositionColumn, count);
        ScriptColumn = new Column(_sections, SectionId.ScriptColumn, count);
        QualityColumn = new Column(_sections, SectionId.QualityColumn, count);
        DateColumn = new Column(_sections, SectionId.DateColumn, count);
        _shared = new StringTable(_sections, SectionId.SharedStrings);
        _records = new Records(_sections, count);
    }

    private const int DuplicateSize = 24;

    /// <summary>The file.</summary>
    public MappedFile File { get; }

    /// <summary>Pairs, deleted ones too.</summary>
    public int DocumentCount => _summary.Pairs;

    /// <summary>Terms of all spaces.</summary>
    public int TermCount => _summary.Terms;

    /// <summary>Distinct documents that have a name, those of deleted pairs too.</summary>
    public int NamedDocumentCount => _summary.Documents;

    /// <summary>Positions of all English sides.</summary>
    public long EnglishPositions => _summary.EnglishPositions;

    /// <summary>Positions of all Chinese sides.</summary>
    public long ChinesePositions => _summary.ChinesePositions;

    /// <summary>The checksum of the file as its footer has it.</summary>
    public uint Checksum => _sections.FileChecksum;

    internal int LongestSide => _summary.LongestSide;

    internal TermDictionary Terms { get; }

    internal SideLengths EnglishLengths { get; }

    internal SideLengths ChineseLengths { get; }

    internal StringTable Sources { get; }

    internal StringTable Documents { get; }

    internal StringTable Domains { get; }

    internal Column SourceColumn { get; }

    internal Column DocumentColumn { get; }

    internal Column DomainColumn { get; }

    internal Column PositionColumn { get; }

    internal Column ScriptColumn { get; }

    internal Column QualityColumn { get; }

    internal Column DateColumn { get; }

    internal Records Records => _records;

    internal StringTable SharedStrings => _shared;

    /// <summary>Opens a segment: checks header, section table and footer, not every byte.</summary>
    /// <exception cref="IndexCorruptException">The file is no segment, or a damaged one.</exception>
    public static SegmentReader Open(MappedFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new SegmentReader(file);
    }

    /// <summary>The id of a pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PairId Id(int document)
    {
        CheckDocument(document);
        return new PairId(_ids[2L * document], _ids[(2L * document) + 1]);
    }

    /// <summary>Has the processor fetch a pair's id and lengths, which are asked for soon.</summary>
    internal void PrefetchHit(int document)
    {
        EnglishLengths.Prefetch(document);
        ChineseLengths.Prefetch(document);
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_ids + (2L * document));
        }
    }

    /// <summary>Positions of one side of a pair; more than 65,535 count as that.</summary>
    public int Length(int document, Language side)
    {
        CheckDocument(document);
        return side == Language.English ? EnglishLengths[document] : ChineseLengths[document];
    }

    /// <summary>Reads a pair.</summary>
    public StoredPair Load(int document)
    {
        CheckDocument(document);
        var cursor = _records.Find(document);
        var head = RecordHead.Read(ref cursor);
        var buffer = new ByteBuffer(512);
        var english = _records.ReadText(ref cursor, buffer);
        _ = _records.ReadText(ref cursor, buffer);
        var text = buffer.Written;
        var date = DateColumn[document];
        var pair = new AlignedPair
        {
            Id = Id(document),
            English = Wtf8.Read(text[..english]),
            Chinese = Wtf8.Read(text[english..]),
            Source = Sources[SourceColumn[document]],
            Document = DocumentColumn[document] is var number and >= 0 ? Documents[number] : null,
            Position = PositionColumn[document],
            Script = (Script)ScriptColumn[document],
            Quality = float.IsNaN(head.Quality) ? QualityColumn[document] / 1000f : head.Quality,
            Reasons = head.Reasons,
            ExternalId = head.ExternalId,
            Title = Shared(head.Title),
            Url = Shared(head.Url),
            Date = (uint)date <= (uint)DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(date) : null,
            Domain = DomainColumn[document] is var domain and >= 0 ? Domains[domain] : null,
            License = Shared(head.License),
            Attribution = Shared(head.Attribution),
            Links = cursor.Left > 0 ? new WordLinks(cursor.ReadBytes((int)cursor.Left)) : null,
        };
        return new StoredPair(
            pair,
            head.Origins.IsDefaultOrEmpty ? [] : ImmutableArray.CreateRange(head.Origins, origin => origin.ToContract())
        );
    }

    /// <summary>The other places of a pair: those of its duplicates.</summary>
    internal ImmutableArray<Origin> LoadOrigins(int document)
    {
        var cursor = _records.Find(document);
        var origins = RecordHead.Read(ref cursor).Origins;
        return origins.IsDefault ? [] : origins;
    }

    internal uint TextHashOf(int document) => _textHashes[document];

    internal void CheckDocument(int document)
    {
        if ((uint)document >= (uint)DocumentCount)
        {
            ThrowNoDocument(document);
        }
    }

    private void ThrowNoDocument(int document) =>
        throw new IndexCorruptException(File.Path, -1, $"doc id {document} is not below {DocumentCount}");

    private string? Shared(uint number) => number == 0 ? null : _shared[(int)number - 1];
}
