using System.Buffers.Binary;
using System.Diagnostics;

namespace Search.Index.Bytes;

/// <summary>Bytes being written, growing as needed, little-endian.</summary>
internal sealed class ByteBuffer(int capacity = 256)
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that the buffer takes in memory.</summary>
    public int Capacity => _bytes.Length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Forgets everything and keeps the memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>Forgets what was written after a point.</summary>
    public void Truncate(int length)
    {
        Debug.Assert(length <= Length, "A buffer is cut, not stretched.");
        Length = length;
    }

    /// <summary>Room for bytes that <see cref="Advance"/> then counts as written.</summary>
    public Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Counts bytes of <see cref="Reserve"/> as written.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Appends a byte.</summary>
    public void WriteByte(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Appends 4 bytes.</summary>
    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);
        Length += 4;
    }

    /// <summary>Appends 8 bytes.</summary>
    public void WriteUInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);
        Length += 8;
    }

    /// <summary>Appends 7 bits a byte, lowest first, the top bit set on all but the last byte.</summary>
    public void WriteVarint(ulong value)
    {
        var room = Reserve(10);
        var used = 0;
        while (value >= 0x80)
        {
            room[used++] = (byte)(value | 0x80);
            value >>= 7;
        }

        room[used++] = (byte)value;
        Length += used;
    }
}
