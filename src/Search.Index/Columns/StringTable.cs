using System.Runtime.CompilerServices;
using Search.Index.Bytes;
using Search.Index.Segments;
using Search.Index.Storage;

namespace Search.Index.Columns;

/// <summary>Strings by number: a count, the end of each, their UTF-8.</summary>
internal sealed unsafe class StringTable
{
    private readonly byte* _ends;
    private readonly byte* _text;
    private readonly long _textLength;

    /// <summary>Reads a section.</summary>
    public StringTable(SectionTable sections, SectionId id)
    {
        var start = sections.Find(id, out var length);
        var cursor = new ByteCursor(start, start + length);
        Count = (int)cursor.ReadUInt32();
        _ends = cursor.Next;
        _textLength = length - 4 - (4L * Count);
        if (Count < 0 || _textLength < 0)
        {
            throw new IndexCorruptException($"Section {id} holds fewer strings than it says.");
        }

        _text = _ends + (4L * Count);
    }

    /// <summary>The number of strings.</summary>
    public int Count { get; }

    /// <summary>One string.</summary>
    public string this[int index] => Wtf8.Read(Bytes(index));

    /// <summary>The UTF-8 of one string.</summary>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        if ((uint)index >= (uint)Count)
        {
            throw new IndexCorruptException("A segment names a string that it does not hold.");
        }

        var begin = index == 0 ? 0 : Unsafe.ReadUnaligned<uint>(_ends + (4L * (index - 1)));
        var end = Unsafe.ReadUnaligned<uint>(_ends + (4L * index));
        if (begin > end || end > _textLength)
        {
            throw new IndexCorruptException("A string of a segment lies outside its section.");
        }

        return new ReadOnlySpan<byte>(_text + begin, (int)(end - begin));
    }

    /// <summary>The number of a string in a sorted table, -1 when it is not there.</summary>
    public int Find(string value)
    {
        var buffer = new ByteBuffer((value.Length * 3) + 1);
        Wtf8.Write(value, buffer);
        int low = 0,
            high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = Bytes(middle).SequenceCompareTo(buffer.Written);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    /// <summary>Checks that all strings can be read, and that they rise when they should.</summary>
    public void Validate(SectionId id, bool sorted)
    {
        for (var i = 0; i < Count; i++)
        {
            if (!Bytes(i).IsEmpty || !sorted)
            {
                _ = this[i];
            }

            if (sorted && i > 0 && Bytes(i - 1).SequenceCompareTo(Bytes(i)) >= 0)
            {
                throw new IndexCorruptException($"The strings of section {id} are out of order.");
            }
        }
    }
}
