using System.Runtime.CompilerServices;
using Search.Index.Segments;
using Search.Index.Storage;

namespace Search.Index.Columns;

/// <summary>One number a pair, in 0, 1, 2 or 4 bytes above a base.</summary>
internal readonly unsafe struct Column
{
    /// <summary>Bytes before the numbers: width, base.</summary>
    public const int HeaderSize = 16;

    private readonly byte* _values;
    private readonly int _width;
    private readonly int _base;

    /// <summary>Reads a section.</summary>
    public Column(SectionTable sections, SectionId id, int count)
    {
        var start = sections.Find(id, out var length);
        if (length < HeaderSize)
        {
            throw new IndexCorruptException($"Section {id} is too short.");
        }

        _width = Unsafe.ReadUnaligned<int>(start);
        _base = Unsafe.ReadUnaligned<int>(start + 4);
        _values = start + HeaderSize;
        if (_width is not (0 or 1 or 2 or 4) || length != HeaderSize + ((long)_width * count))
        {
            throw new IndexCorruptException($"Section {id} has the wrong length.");
        }
    }

    /// <summary>The number of a pair.</summary>
    public int this[int document]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
            _width switch
            {
                0 => _base,
                1 => _base + _values[document],
                2 => _base + Unsafe.ReadUnaligned<ushort>(_values + (2L * document)),
                _ => _base + Unsafe.ReadUnaligned<int>(_values + (4L * document)),
            };
    }
}
