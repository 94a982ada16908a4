using System.Runtime.CompilerServices;
using Search.Index.Storage;

namespace Search.Index.Bytes;

/// <summary>Reads bytes of a mapped file one after another and never past their end, whatever the bytes say.</summary>
internal unsafe ref struct ByteCursor(byte* start, byte* end)
{
    private readonly byte* _end = end;

    /// <summary>The next byte.</summary>
    public byte* Next { get; private set; } = start;

    /// <summary>Bytes left.</summary>
    public readonly long Left => _end - Next;

    /// <summary>Reads a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        if (Next >= _end)
        {
            Fail();
        }

        return *Next++;
    }

    /// <summary>Reads a number that <see cref="ByteBuffer.WriteVarint"/> wrote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadVarint()
    {
        if (Next >= _end)
        {
            Fail();
        }

        uint value = *Next++;
        return value < 0x80 ? value : ReadRest(value & 0x7F);
    }

    /// <summary>Passes over numbers, without a look at what they are.</summary>
    public void SkipVarints(int count)
    {
        while (count > 0)
        {
            count -= ReadByte() < 0x80 ? 1 : 0;
        }
    }

    /// <summary>Reads a number of up to 64 bits.</summary>
    public ulong ReadLongVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = ReadByte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        Fail();
        return 0;
    }

    /// <summary>Reads a count or length that may not exceed a limit.</summary>
    public int ReadCount(long limit)
    {
        var value = ReadVarint();
        if (value > limit || value > int.MaxValue)
        {
            Fail();
        }

        return (int)value;
    }

    /// <summary>Reads bytes in place.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count)
    {
        if (count < 0 || _end - Next < count)
        {
            Fail();
        }

        var bytes = new ReadOnlySpan<byte>(Next, count);
        Next += count;
        return bytes;
    }

    /// <summary>Reads 4 bytes.</summary>
    public uint ReadUInt32()
    {
        if (_end - Next < 4)
        {
            Fail();
        }

        var value = Unsafe.ReadUnaligned<uint>(Next);
        Next += 4;
        return value;
    }

    /// <summary>Reads 8 bytes.</summary>
    public ulong ReadUInt64()
    {
        if (_end - Next < 8)
        {
            Fail();
        }

        var value = Unsafe.ReadUnaligned<ulong>(Next);
        Next += 8;
        return value;
    }

    private uint ReadRest(uint value)
    {
        for (var shift = 7; shift < 35; shift += 7)
        {
            uint part = ReadByte();
            if (shift == 28 && part > 0x0F)
            {
                break;
            }

            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        Fail();
        return 0;
    }

    private static void Fail() =>
        throw new IndexCorruptException("A segment holds a number or a length that points past its section.");
}
