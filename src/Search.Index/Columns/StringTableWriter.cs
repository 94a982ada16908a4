using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Segments;

namespace Search.Index.Columns;

/// <summary>Collects strings, gives each a number, and writes them as a <see cref="StringTable"/>.</summary>
internal sealed class StringTableWriter
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _strings = [];

    /// <summary>Bytes that the strings take in memory, roughly.</summary>
    public long MemoryUsed { get; private set; }

    /// <summary>A string by its number.</summary>
    public string this[int number] => _strings[number];

    /// <summary>The number of a string, by first use.</summary>
    public int Number(string value)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, value, out var exists);
        if (!exists)
        {
            number = _strings.Count;
            _strings.Add(value);
            MemoryUsed += 100 + (2 * value.Length);
        }

        return number;
    }

    /// <summary>Forgets all strings.</summary>
    public void Clear()
    {
        _numbers.Clear();
        _strings.Clear();
        MemoryUsed = 0;
    }

    /// <summary>Writes the strings by number.</summary>
    public void Write(SectionWriter output, SectionId id) => Write(output, id, Encode());

    /// <summary>Writes the strings in byte order.</summary>
    /// <returns>For every number by first use the number in the table.</returns>
    public int[] WriteSorted(SectionWriter output, SectionId id)
    {
        var encoded = Encode();
        var order = new int[encoded.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) => encoded[left].AsSpan().SequenceCompareTo(encoded[right]));
        var numbers = new int[order.Length];
        var sorted = new byte[order.Length][];
        for (var i = 0; i < order.Length; i++)
        {
            numbers[order[i]] = i;
            sorted[i] = encoded[order[i]];
        }

        Write(output, id, sorted);
        return numbers;
    }

    private byte[][] Encode()
    {
        var buffer = new ByteBuffer();
        var encoded = new byte[_strings.Count][];
        for (var i = 0; i < encoded.Length; i++)
        {
            buffer.Clear();
            Wtf8.Write(_strings[i], buffer);
            encoded[i] = buffer.Written.ToArray();
        }

        return encoded;
    }

    private static void Write(SectionWriter output, SectionId id, byte[][] strings)
    {
        output.Begin(id);
        var heads = new ByteBuffer(4 + (4 * strings.Length));
        heads.WriteUInt32((uint)strings.Length);
        var end = 0u;
        foreach (var text in strings)
        {
            end += (uint)text.Length;
            heads.WriteUInt32(end);
        }

        output.Write(heads.Written);
        foreach (var text in strings)
        {
            output.Write(text);
        }

        output.End();
    }
}
