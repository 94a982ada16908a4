using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Search.Index.Bytes;
using Search.Index.Terms;
using Search.Query.Terms;

namespace Search.Index.Building;

/// <summary>
/// The terms of the pairs in a builder: each gets a number at first sight, and its occurrences are counted. Terms of one
/// character, of which Chinese text has one a position, are found by that character; all others by hash.
/// </summary>
/// <remarks>
/// Most terms fit into the 64 bits of a slot's key (<see cref="TermCode"/>), so that finding one and counting it touches
/// one cache line and nothing else.
/// </remarks>
internal sealed unsafe class TermPool : IDisposable
{
    private const int FirstSlots = 1 << 14;
    private const int SingleSlots = 8 << 16;

    private readonly NativeArray<char> _characters = new();
    private readonly NativeArray<Entry> _entries = new();
    private readonly Slot[] _single = new Slot[SingleSlots];
    private Slot[] _slots = new Slot[FirstSlots];
    private int _shift = 64 - 14;

    /// <summary>Terms.</summary>
    public int Count => (int)_entries.Count;

    /// <summary>Bytes that the pool takes for its terms, with what sorting them will take.</summary>
    public long MemoryUsed => (_characters.Count * 2) + (_entries.Count * (sizeof(Entry) + (3 * sizeof(Slot)) + 40));

    /// <summary>The space of a term.</summary>
    public TermSpace Space(int number) => _entries[number].Space;

    /// <summary>What a term is found by: its character when it has no other, which is below all other codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Code(TermSpace space, ReadOnlySpan<char> term) =>
        term.Length == 1 ? ((uint)space << 16) | term[0] : TermCode.Of(space, term);

    /// <summary>Begins to look for a term: by the time of <see cref="Number"/> it may have come from memory.</summary>
    /// <param name="code">The term's code.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(ulong code)
    {
        if (code < SingleSlots)
        {
            CallFor(ref _single[code]);
        }
        else
        {
            CallFor(ref _slots[Place(code)]);
        }
    }

    /// <summary>Counts an occurrence of a term and returns the term's number, a new one at first sight.</summary>
    /// <param name="code">The term's code.</param>
    /// <param name="space">The term's space.</param>
    /// <param name="term">The term.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Number(ulong code, TermSpace space, ReadOnlySpan<char> term)
    {
        if (code < SingleSlots)
        {
            ref var single = ref _single[code];
            single.Occurrences++;
            return single.Number > 0 ? single.Number - 1 : AddTo(ref single, space, term);
        }

        return NumberOfLonger(code, space, term);
    }

    /// <summary>Forgets all terms and keeps the memory.</summary>
    public void Clear()
    {
        for (var i = 0; i < Count; i++)
        {
            ref var entry = ref _entries[i];
            if (entry.Length == 1)
            {
                _single[((int)entry.Space << 16) | _characters[entry.Start]] = default;
            }
        }

        _characters.Clear();
        _entries.Clear();
        Array.Clear(_slots);
    }

    /// <summary>How often each term was counted, by number.</summary>
    public uint[] Occurrences()
    {
        var counts = new uint[Count];
        Fill(_single, counts);
        Fill(_slots, counts);
        return counts;
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

    private int NumberOfLonger(ulong code, TermSpace space, ReadOnlySpan<char> term)
    {
        var mask = _slots.Length - 1;
        for (var at = Place(code); ; at = (at + 1) & mask)
        {
            ref var slot = ref _slots[at];
            if (slot.Number == 0)
            {
                slot.Code = code;
                slot.Occurrences = 1;
                var number = AddTo(ref slot, space, term);
                if ((long)Count * 5 > (long)_slots.Length * 3)
                {
                    Rehash();
                }

                return number;
            }

            if (slot.Code == code && (TermCode.IsExact(code) || IsTerm(slot.Number - 1, space, term)))
            {
                slot.Occurrences++;
                return slot.Number - 1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CallFor(ref Slot slot)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref slot));
        }
    }

    private bool IsTerm(int number, TermSpace space, ReadOnlySpan<char> term)
    {
        ref var entry = ref _entries[number];
        return entry.Space == space && Term(in entry).SequenceEqual(term);
    }

    private ReadOnlySpan<char> Term(in Entry entry) => new(_characters.Start + entry.Start, entry.Length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int AddTo(ref Slot slot, TermSpace space, ReadOnlySpan<char> term)
    {
        _entries.Add(
            new Entry
            {
                Start = _characters.Count,
                Length = term.Length,
                Space = space,
            }
        );
        _characters.AddRange(term);
        slot.Number = Count;
        return Count - 1;
    }

    private void Rehash()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        _shift--;
        var mask = _slots.Length - 1;
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Number == 0)
            {
                continue;
            }

            var at = Place(slot.Code);
            while (_slots[at].Number != 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = slot;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(ulong code) => (int)(TermCode.Mix(code) >> _shift);

    private static void Fill(Slot[] slots, uint[] counts)
    {
        foreach (ref readonly var slot in slots.AsSpan())
        {
            if (slot.Number > 0)
            {
                counts[slot.Number - 1] = slot.Occurrences;
            }
        }
    }

    private struct Slot
    {
        public ulong Code;
        public uint Occurrences;

        // Plus one; 0 for a free slot.
        public int Number;
    }

    private struct Entry
    {
        public long Start;
        public int Length;
        public TermSpace Space;
    }
}
