using Search.Index.Bytes;
using Search.Index.Segments;

namespace Search.Index.Stored;

/// <summary>Writes the records of a segment one after another, in the order of doc ids.</summary>
internal sealed class RecordsWriter
{
    /// <summary>Records between two offsets.</summary>
    public const int GroupSize = 16;

    private readonly SectionWriter _output;
    private readonly SymbolTable _symbols;
    private readonly ByteBuffer _offsets = new(1 << 12);
    private readonly ByteBuffer _record = new(1 << 12);
    private readonly ByteBuffer _length = new();
    private int _count;

    /// <summary>Writes the symbols and begins the records.</summary>
    public RecordsWriter(SectionWriter output, SymbolTable symbols)
    {
        _output = output;
        _symbols = symbols;
        output.Begin(SectionId.TextSymbols);
        var buffer = new ByteBuffer(SymbolTable.Capacity * 9);
        buffer.WriteUInt32((uint)symbols.Count - 256);
        for (var code = 256; code < symbols.Count; code++)
        {
            buffer.WriteByte((byte)symbols.Length(code));
            buffer.WriteUInt64(symbols.Value(code));
        }

        output.Write(buffer.Written);
        output.End();
        output.Begin(SectionId.Records);
    }

    /// <summary>Writes a record.</summary>
    /// <param name="head">The encoded head.</param>
    /// <param name="english">The English text as UTF-8.</param>
    /// <param name="chinese">The Chinese text as UTF-8.</param>
    public void Add(ReadOnlySpan<byte> head, ReadOnlySpan<byte> english, ReadOnlySpan<byte> chinese)
    {
        if (_count++ % GroupSize == 0)
        {
            _offsets.WriteUInt64((ulong)_output.SectionLength);
        }

        _record.Clear();
        _record.Write(head);
        AddText(english);
        AddText(chinese);
        _length.Clear();
        _length.WriteVarint((ulong)_record.Length);
        _output.Write(_length.Written);
        _output.Write(_record.Written);
    }

    /// <summary>Ends the records and writes their offsets.</summary>
    public void Finish()
    {
        _output.End();
        _output.Begin(SectionId.RecordOffsets);
        _output.Write(_offsets.Written);
        _output.End();
    }

    // Length of the text, length of what follows × 2 + 1 when that is the text as it is, then that.
    private void AddText(ReadOnlySpan<byte> text)
    {
        _record.WriteVarint((ulong)text.Length);
        if (_symbols.Count > 256)
        {
            var coded = _length;
            coded.Clear();
            coded.Advance(_symbols.Encode(text, coded.Reserve(SymbolTable.MaxEncodedLength(text.Length) + 3)));
            if (coded.Length < text.Length)
            {
                _record.WriteVarint((ulong)coded.Length * 2);
                _record.Write(coded.Written);
                return;
            }
        }

        _record.WriteVarint(((ulong)text.Length * 2) + 1);
        _record.Write(text);
    }
}
