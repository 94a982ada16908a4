using System.Runtime.CompilerServices;
using Search.Index.Bytes;
using Search.Index.Storage;

namespace Search.Index.Segments;

/// <summary>The sections of a mapped segment file.</summary>
internal sealed unsafe class SectionTable
{
    private readonly MappedFile _file;
    private readonly Row[] _rows;

    /// <summary>Reads the frame and checks it.</summary>
    /// <exception cref="IndexCorruptException">Header, table or footer are damaged.</exception>
    public SectionTable(MappedFile file)
    {
        _file = file;
        if (file.Length < SectionWriter.HeaderSize + SectionWriter.FooterSize)
        {
            throw new IndexCorruptException(file.Path, file.Length, "the segment is too short to have a footer");
        }

        var footerOffset = file.Length - SectionWriter.FooterSize;
        var footer = new ByteCursor(file.Start + footerOffset, file.Start + file.Length);
        var tableOffset = footer.ReadUInt64();
        var count = footer.ReadUInt32();
        var tableChecksum = footer.ReadUInt32();
        FileChecksum = footer.ReadUInt32();
        var footerChecksum = footer.ReadUInt32();
        if (
            footer.ReadUInt64() != SectionWriter.Magic
            || footerChecksum != Crc32C.Compute(file.Slice(footerOffset, 20))
            || (ulong)count * SectionWriter.RowSize + tableOffset != (ulong)footerOffset
        )
        {
            throw new IndexCorruptException(file.Path, footerOffset, "the footer of the segment is damaged");
        }

        var tableLength = (int)(footerOffset - (long)tableOffset);
        var header = Crc32C.Compute(file.Slice(0, SectionWriter.HeaderSize));
        if (Crc32C.Compute(file.Slice((long)tableOffset, tableLength), header) != tableChecksum)
        {
            throw new IndexCorruptException(
                file.Path,
                (long)tableOffset,
                "the header or the section table of the segment is damaged"
            );
        }

        var start = new ByteCursor(file.Start, file.Start + SectionWriter.HeaderSize);
        if (start.ReadUInt64() != SectionWriter.Magic || start.ReadUInt32() != SectionWriter.Version)
        {
            throw new IndexCorruptException(
                file.Path,
                0,
                "the segment has a format that this version cannot read; build the index again from its documents"
            );
        }

        _rows = new Row[count];
        var table = new ByteCursor(file.Start + tableOffset, file.Start + footerOffset);
        for (var i = 0; i < _rows.Length; i++)
        {
            var row = new Row(
                (SectionId)table.ReadUInt32(),
                table.ReadUInt32(),
                (long)table.ReadUInt64(),
                (long)table.ReadUInt64()
            );
            if (row.Offset < 0 || row.Length < 0 || row.Offset > (long)tableOffset - row.Length)
            {
                throw new IndexCorruptException(
                    file.Path,
                    (long)tableOffset,
                    $"section {row.Id} lies outside the file"
                );
            }

            _rows[i] = row;
        }
    }

    /// <summary>The checksum of all bytes before the footer.</summary>
    public uint FileChecksum { get; }

    /// <summary>Finds a section.</summary>
    public byte* Find(SectionId id, out long length)
    {
        foreach (var row in _rows)
        {
            if (row.Id == id)
            {
                length = row.Length;
                return _file.Start + row.Offset;
            }
        }

        throw new IndexCorruptException(_file.Path, -1, $"the segment has no section {id}");
    }

    /// <summary>Finds a section of fixed-width items.</summary>
    public T* FindArray<T>(SectionId id, long count)
        where T : unmanaged
    {
        var start = Find(id, out var length);
        if (length != count * Unsafe.SizeOf<T>())
        {
            throw new IndexCorruptException(_file.Path, start - _file.Start, $"section {id} has the wrong length");
        }

        return (T*)start;
    }

    /// <summary>Checks every section against its checksum and the whole file against the footer.</summary>
    /// <exception cref="IndexCorruptException">A section is damaged; the message names it.</exception>
    public void Verify(CancellationToken cancellationToken)
    {
        foreach (var row in _rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Crc32C.Compute(_file.Start + row.Offset, row.Length) != row.Checksum)
            {
                throw new IndexCorruptException(
                    _file.Path,
                    row.Offset,
                    $"section {row.Id} ({row.Length} bytes) does not have its checksum"
                );
            }
        }

        if (Crc32C.Compute(_file.Start, _file.Length - SectionWriter.FooterSize) != FileChecksum)
        {
            throw new IndexCorruptException(_file.Path, -1, "the segment does not have its checksum");
        }
    }

    private readonly record struct Row(SectionId Id, uint Checksum, long Offset, long Length);
}
