using System.Runtime.CompilerServices;
using Search.Index.Bytes;
using Search.Index.Segments;
using Search.Index.Storage;

namespace Search.Index.Stored;

/// <summary>The records of a mapped segment.</summary>
internal sealed unsafe class Records
{
    private readonly byte* _start;
    private readonly long _length;
    private readonly ulong* _offsets;
    private readonly int _count;

    /// <summary>Opens the sections.</summary>
    public Records(SectionTable sections, int count)
    {
        _count = count;
        _start = sections.Find(SectionId.Records, out _length);
        _offsets = sections.FindArray<ulong>(
            SectionId.RecordOffsets,
            (count + RecordsWriter.GroupSize - 1) / RecordsWriter.GroupSize
        );
        var table = sections.Find(SectionId.TextSymbols, out var tableLength);
        var cursor = new ByteCursor(table, table + tableLength);
        var symbolCount = cursor.ReadUInt32();
        if (symbolCount > SymbolTable.Capacity - 256)
        {
            throw new IndexCorruptException("The symbols of a segment's texts are damaged.");
        }

        var symbols = new (ulong, byte)[symbolCount];
        for (var i = 0; i < symbols.Length; i++)
        {
            var length = cursor.ReadByte();
            symbols[i] = (cursor.ReadUInt64(), length);
            if (
                length is < 2 or > SymbolTable.MaxLength
                || (length < SymbolTable.MaxLength && symbols[i].Item1 >> (8 * length) != 0)
            )
            {
                throw new IndexCorruptException("The symbols of a segment's texts are damaged.");
            }
        }

        Symbols = new SymbolTable(symbols);
    }

    /// <summary>The symbols of the texts.</summary>
    public SymbolTable Symbols { get; }

    /// <summary>A cursor over one record.</summary>
    public ByteCursor Find(int document)
    {
        if ((uint)document >= (uint)_count)
        {
            throw new IndexCorruptException("A segment names a pair that it does not hold.");
        }

        var offset = Unsafe.ReadUnaligned<ulong>(_offsets + (document / RecordsWriter.GroupSize));
        if (offset > (ulong)_length)
        {
            throw new IndexCorruptException("A stored pair lies outside its section.");
        }

        var cursor = new ByteCursor(_start + offset, _start + _length);
        for (var skip = document % RecordsWriter.GroupSize; skip > 0; skip--)
        {
            _ = cursor.ReadBytes(cursor.ReadCount(cursor.Left));
        }

        var length = cursor.ReadCount(cursor.Left);
        return new ByteCursor(cursor.Next, cursor.Next + length);
    }

    /// <summary>Appends the next text of a record as UTF-8 and returns its length.</summary>
    public int ReadText(ref ByteCursor cursor, ByteBuffer output) => TextCoder.Read(Symbols, ref cursor, output);
}
