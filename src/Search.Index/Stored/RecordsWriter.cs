using Search.Index.Bytes;
using Search.Index.Segments;

namespace Search.Index.Stored;

/// <summary>Writes the records of a segment one after another, in the order of doc ids.</summary>
internal sealed class RecordsWriter
{
    /// <summary>Records between two offsets.</summary>
    public const int GroupSize = 16;

    private readonly SectionWriter _output;
    private readonly TextCoder _coder;
    private readonly ByteBuffer _offsets = new(1 << 12);
    private readonly ByteBuffer _record = new(1 << 12);
    private readonly ByteBuffer _length = new();
    private int _count;

    /// <summary>Writes the symbols and begins the records.</summary>
    public RecordsWriter(SectionWriter output, SymbolTable symbols)
    {
        _output = output;
        _coder = new TextCoder(symbols);
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
    /// <param name="links">The links of their words; empty for none.</param>
    public void Add(
        ReadOnlySpan<byte> head,
        ReadOnlySpan<byte> english,
        ReadOnlySpan<byte> chinese,
        ReadOnlySpan<byte> links
    )
    {
        _record.Clear();
        _record.Write(head);
        _coder.Write(english, _record);
        _coder.Write(chinese, _record);
        AddCoded(_record.Written, links);
    }

    /// <summary>Writes a record whose texts are coded with the symbols already.</summary>
    /// <param name="start">What the record starts with.</param>
    /// <param name="rest">The rest of it.</param>
    public void AddCoded(ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest)
    {
        if (_count++ % GroupSize == 0)
        {
            _offsets.WriteUInt64((ulong)_output.SectionLength);
        }

        _length.Clear();
        _length.WriteVarint((ulong)(start.Length + rest.Length));
        _output.Write(_length.Written);
        _output.Write(start);
        _output.Write(rest);
    }

    /// <summary>Ends the records and writes their offsets.</summary>
    public void Finish()
    {
        _output.End();
        _output.Begin(SectionId.RecordOffsets);
        _output.Write(_offsets.Written);
        _output.End();
    }
}
