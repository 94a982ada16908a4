using System.Diagnostics;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Storage;

namespace Search.Index.Segments;

/// <summary>Writes the frame of a segment file: header, sections each with a checksum, table of sections, footer.</summary>
internal sealed class SectionWriter
{
    /// <summary>The first bytes of a segment file.</summary>
    public const ulong Magic = 0x31474553_52494150;

    /// <summary>The format that this code writes and reads.</summary>
    public const uint Version = 4;

    /// <summary>Bytes of the header: magic, version, reserved.</summary>
    public const int HeaderSize = 16;

    /// <summary>Bytes of a row of the table: id, checksum, offset, length.</summary>
    public const int RowSize = 24;

    /// <summary>Bytes of the footer: table offset, rows, checksum of header and table, checksum of all before it, magic.</summary>
    public const int FooterSize = 32;

    private readonly ISegmentOutput _output;
    private readonly long _start;
    private readonly ByteBuffer _table = new();
    private SectionId _section;
    private long _sectionStart;
    private uint _sectionChecksum;
    private uint _fileChecksum;
    private int _rows;

    /// <summary>Writes the header.</summary>
    public SectionWriter(ISegmentOutput output)
    {
        _output = output;
        _start = output.Position;
        Append(Header());
    }

    /// <summary>Bytes of the current section so far.</summary>
    public long SectionLength => _output.Position - _sectionStart;

    /// <summary>Starts a section at a multiple of 16 bytes.</summary>
    public void Begin(SectionId section)
    {
        Debug.Assert(_section == 0, "One section at a time.");
        Span<byte> zeros = stackalloc byte[16];
        zeros.Clear();
        Append(zeros[..(int)((16 - ((_output.Position - _start) & 15)) & 15)]);
        _section = section;
        _sectionStart = _output.Position;
        _sectionChecksum = 0;
    }

    /// <summary>Appends bytes to the section.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Debug.Assert(_section != 0, "Bytes belong to a section.");
        _sectionChecksum = Crc32C.Compute(bytes, _sectionChecksum);
        Append(bytes);
    }

    /// <summary>Appends numbers to the section.</summary>
    public void WriteAll<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(values));

    /// <summary>Ends the section.</summary>
    public void End()
    {
        _table.WriteUInt32((uint)_section);
        _table.WriteUInt32(_sectionChecksum);
        _table.WriteUInt64((ulong)(_sectionStart - _start));
        _table.WriteUInt64((ulong)(_output.Position - _sectionStart));
        _rows++;
        _section = 0;
    }

    /// <summary>Writes table and footer.</summary>
    public void Finish()
    {
        Debug.Assert(_section == 0, "The last section has ended.");
        var tableOffset = _output.Position - _start;
        var tableChecksum = Crc32C.Compute(_table.Written, Crc32C.Compute(Header()));
        Append(_table.Written);
        var footer = new ByteBuffer(FooterSize);
        footer.WriteUInt64((ulong)tableOffset);
        footer.WriteUInt32((uint)_rows);
        footer.WriteUInt32(tableChecksum);
        footer.WriteUInt32(_fileChecksum);
        footer.WriteUInt32(Crc32C.Compute(footer.Written));
        footer.WriteUInt64(Magic);
        _output.Write(footer.Written);
    }

    private static byte[] Header()
    {
        var header = new ByteBuffer(HeaderSize);
        header.WriteUInt64(Magic);
        header.WriteUInt32(Version);
        header.WriteUInt32(0);
        return header.Written.ToArray();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        _fileChecksum = Crc32C.Compute(bytes, _fileChecksum);
        _output.Write(bytes);
    }
}
