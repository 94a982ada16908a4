using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Terms;
using Search.Query.Terms;

namespace Search.Index.Building;

/// <summary>
/// The terms of the pairs in a builder: each gets a number at first sight. Terms of one character, of which Chinese
/// text has one a position, are found by that character; all others by hash.
/// </summary>
internal sealed unsafe class TermPool : IDisposable
{
    private readonly NativeArray<char> _characters = new();
    private readonly NativeArray<Entry> _entries = new();
    private readonly int[] _single = new int[8 << 16];
    private int[] _slots = new int[1 << 16];

    /// <summary>Makes an empty pool.</summary>
    public TermPool()
    {
        Array.Fill(_single, -1);
        Array.Fill(_slots, -1);
    }

    /// <summary>Terms.</summary>
    public int Count => (int)_entries.Count;

    /// <summary>Bytes that the pool takes for its terms, with what sorting them will take.</summary>
    public long MemoryUsed => (_characters.Count * 2) + (_entries.Count * (sizeof(Entry) + 40)) + (_slots.Length * 4L);

    /// <summary>The entry of a term.</summary>
    public ref Entry this[int number] => ref _entries[number];

    /// <summary>The number of a term, a new one at first sight.</summary>
    public int Number(TermSpace space, ReadOnlySpan<char> term)
    {
        if (term.Length == 1)
        {
            ref var single = ref _single[((int)space << 16) | term[0]];
            if (single < 0)
            {
                single = Add(space, term, 0);
            }

            return single;
        }

        var hash = Hash(space, term);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        for (; _slots[slot] >= 0; slot = (slot + 1) & mask)
        {
            ref var entry = ref _entries[_slots[slot]];
            if (entry.Hash == hash && entry.Space == space && Term(in entry).SequenceEqual(term))
            {
                return _slots[slot];
            }
        }

        var number = Add(space, term, hash);
        _slots[slot] = number;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }

        return number;
    }

    /// <summary>Forgets all terms and keeps the memory.</summary>
    public void Clear()
    {
        _characters.Clear();
        _entries.Clear();
        Array.Fill(_single, -1);
        Array.Fill(_slots, -1);
    }

    /// <summary>The terms in the byte order of their keys.</summary>
    /// <param name="keys">Receives the keys.</param>
    /// <param name="starts">Receives where the key of each term number starts, and the end of the last.</param>
    public int[] Sort(NativeArray<byte> keys, NativeArray<long> starts)
    {
        var buffer = new ByteBuffer();
        var order = new int[Count];
        var prefixes = new ulong[Count];
        starts.Clear();
        keys.Clear();
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            ref var entry = ref _entries[i];
            var key = TermKey.Write(entry.Space, Term(in entry), buffer);
            starts.Add(keys.Count);
            keys.AddRange(key);
            var prefix = 0UL;
            for (var b = 0; b < 8; b++)
            {
                prefix = (prefix << 8) | (b < key.Length ? key[b] : (byte)0);
            }

            prefixes[i] = prefix;
        }

        starts.Add(keys.Count);
        Array.Sort(prefixes, order);
        for (var i = 0; i < order.Length; )
        {
            var end = i + 1;
            while (end < order.Length && prefixes[end] == prefixes[i])
            {
                end++;
            }

            if (end - i > 1)
            {
                order
                    .AsSpan(i, end - i)
                    .Sort((left, right) => Key(keys, starts, left).SequenceCompareTo(Key(keys, starts, right)));
            }

            i = end;
        }

        return order;
    }

    /// <summary>A key that <see cref="Sort"/> made.</summary>
    public static ReadOnlySpan<byte> Key(NativeArray<byte> keys, NativeArray<long> starts, int number) =>
        keys.Slice(starts[number], (int)(starts[number + 1] - starts[number]));

    /// <inheritdoc/>
    public void Dispose()
    {
        _characters.Dispose();
        _entries.Dispose();
    }

    private ReadOnlySpan<char> Term(in Entry entry) => new(_characters.Start + entry.Start, entry.Length);

    private int Add(TermSpace space, ReadOnlySpan<char> term, uint hash)
    {
        _entries.Add(
            new Entry
            {
                Start = _characters.Count,
                Length = term.Length,
                Hash = hash,
                Space = space,
                LastPlace = ulong.MaxValue,
            }
        );
        _characters.AddRange(term);
        return Count - 1;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        Array.Fill(_slots, -1);
        var mask = _slots.Length - 1;
        for (var i = 0; i < Count; i++)
        {
            if (_entries[i].Length == 1)
            {
                continue;
            }

            var slot = (int)_entries[i].Hash & mask;
            while (_slots[slot] >= 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i;
        }
    }

    private static uint Hash(TermSpace space, ReadOnlySpan<char> term)
    {
        ref var start = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(term));
        var hash = ((ulong)term.Length << 8) + (ulong)space;
        var at = 0;
        var bytes = term.Length * 2;
        for (; at + 8 <= bytes; at += 8)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at)));
        }

        if (at + 4 <= bytes)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at)));
            at += 4;
        }

        if (at < bytes)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, at)));
        }

        return (uint)(hash >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value *= 0x9E3779B97F4A7C15;
        return value ^ (value >> 32);
    }

    /// <summary>A term.</summary>
    internal struct Entry
    {
        /// <summary>Where its characters start.</summary>
        public long Start;

        /// <summary>Its last pair (upper half) and position, so that a term counts once a position.</summary>
        public ulong LastPlace;

        /// <summary>Its UTF-16 units.</summary>
        public int Length;

        /// <summary>Its hash.</summary>
        public uint Hash;

        /// <summary>Its occurrences, those in dropped pairs too.</summary>
        public int Occurrences;

        /// <summary>Its space.</summary>
        public TermSpace Space;
    }
}
