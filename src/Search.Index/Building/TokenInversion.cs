using System.Runtime.Intrinsics.X86;
using Search.Index.Bytes;

namespace Search.Index.Building;

/// <summary>
/// Turns tokens around, from terms by pair to places by term, for a range of terms at a time. Places are first dealt out
/// to shares of terms and then, within a share that fits into a processor's cache, to terms: writing each place to
/// where it belongs at once would miss the cache with nearly every one.
/// </summary>
internal sealed unsafe class TokenInversion : IDisposable
{
    // Occurrences turned around at a time, 8 bytes each: bounds the memory of a flush.
    private const long MostInRound = 16 << 20;

    // Occurrences of a share; the number of a term in its share has 16 bits.
    private const int MostInShare = 1 << 16;

    // A place is pair (32 bits), number of the term in its share (16), position (16): positions above are kept apart.
    private const uint MostPosition = ushort.MaxValue;

    // Pairs are read in an order that memory does not have: this many ahead are called for.
    private const int Ahead = 6;

    private readonly NativeArray<byte> _tokens;
    private readonly int[] _order;
    private readonly uint[] _occurrences;
    private readonly NativeArray<ulong> _places = new();
    private readonly NativeArray<ulong> _sorted = new();
    private readonly List<Share> _shares = [];
    private readonly List<(uint Target, ulong Place)> _far = [];
    private readonly uint[] _targets;
    private readonly uint[] _cursors = new uint[MostInShare];
    private ulong*[] _next = [];

    /// <summary>Prepares.</summary>
    /// <param name="tokens">All tokens; two more bytes than they take are readable.</param>
    /// <param name="order">Numbers of the terms in the order wanted.</param>
    /// <param name="occurrences">For each term the most places it can have.</param>
    public TokenInversion(NativeArray<byte> tokens, int[] order, uint[] occurrences)
    {
        _tokens = tokens;
        _order = order;
        _occurrences = occurrences;
        _targets = new uint[order.Length];
    }

    /// <summary>Receives the places of a term: pair in the upper half, position in the lower, by rising pair.</summary>
    public delegate void TakePlaces(int term, ulong* places, int count);

    /// <summary>Walks the terms in order.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="documents">Indexes of pairs by doc id.</param>
    /// <param name="take">Called for each term.</param>
    public void Run(NativeArray<PendingPair> pairs, int[] documents, TakePlaces take)
    {
        for (var from = 0; from < _order.Length; )
        {
            from = Plan(from);
            Deal(pairs.Start, documents);
            for (var share = 0; share < _shares.Count; share++)
            {
                Sort(share, take);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _sorted.Dispose();
    }

    // Terms that are not in the round belong to one share more, which stays empty.
    private int Plan(int from)
    {
        Array.Fill(_targets, uint.MaxValue);
        _shares.Clear();
        _far.Clear();
        long size = 0;
        var to = from;
        for (; to < _order.Length; to++)
        {
            var occurrences = _occurrences[_order[to]];
            if (to > from && size + occurrences > MostInRound)
            {
                break;
            }

            if (to == from || size - _shares[^1].Start + occurrences > MostInShare)
            {
                _shares.Add(new Share(to, to, size));
            }

            var share = _shares[^1];
            _targets[_order[to]] = ((uint)(_shares.Count - 1) << 16) | (uint)(to - share.First);
            _shares[^1] = share with { End = to + 1 };
            size += occurrences;
        }

        _places.Resize(size + 1);
        _next = new ulong*[_shares.Count + 1];
        for (var i = 0; i < _shares.Count; i++)
        {
            _next[i] = _places.Start + _shares[i].Start;
        }

        _next[^1] = _places.Start + size;
        return to;
    }

    private void Deal(PendingPair* pairs, int[] documents)
    {
        var tokens = _tokens.Start;
        var none = (uint)_shares.Count;
        fixed (uint* targets = _targets)
        fixed (ulong** next = _next)
        {
            for (var document = 0; document < documents.Length; document++)
            {
                CallFor(pairs, tokens, documents, document);
                var pair = pairs + documents[document];
                var token = tokens + pair->Tokens;
                var end = token + pair->TokenBytes;
                var position = 0u;
                while (token < end)
                {
                    token = TokenCode.Read(token, ref position, out var term);
                    var target = targets[term];
                    if (position >= MostPosition)
                    {
                        _far.Add((target, ((ulong)document << 32) | position));
                        continue;
                    }

                    // Without a branch: whether a term is in the round cannot be foreseen.
                    var share = Math.Min(target >> 16, none);
                    var place = next[share];
                    *place = ((ulong)document << 32) | (target << 16) | position;
                    next[share] = place + ((share - none) >> 31);
                }
            }
        }
    }

    private static void CallFor(PendingPair* pairs, byte* tokens, int[] documents, int document)
    {
        if (Sse.IsSupported && document + (2 * Ahead) < documents.Length)
        {
            Sse.Prefetch0(pairs + documents[document + (2 * Ahead)]);
            var pair = pairs + documents[document + Ahead];
            var token = tokens + pair->Tokens;
            Sse.Prefetch0(token);
            Sse.Prefetch0(token + 64);
            Sse.Prefetch0(token + 128);
            Sse.Prefetch0(token + 192);
        }
    }

    private void Sort(int number, TakePlaces take)
    {
        var share = _shares[number];
        var size = 0u;
        for (var term = share.First; term < share.End; term++)
        {
            _cursors[term - share.First] = size;
            size += _occurrences[_order[term]];
        }

        _sorted.Resize(size);
        var sorted = _sorted.Start;
        var end = _next[number];
        fixed (uint* cursors = _cursors)
        {
            for (var place = _places.Start + share.Start; place < end; place++)
            {
                sorted[cursors[(ushort)(*place >> 16)]++] = *place & 0xFFFF_FFFF_0000_FFFF;
            }
        }

        AddFar(number, sorted);
        var first = 0u;
        for (var term = share.First; term < share.End; term++)
        {
            var count = (int)(_cursors[term - share.First] - first);
            if (_far.Count > 0)
            {
                new Span<ulong>(sorted + first, count).Sort();
            }

            take(_order[term], sorted + first, count);
            first += _occurrences[_order[term]];
        }
    }

    private void AddFar(int number, ulong* sorted)
    {
        foreach (var (target, place) in _far)
        {
            if (target >> 16 == (uint)number)
            {
                sorted[_cursors[(ushort)target]++] = place;
            }
        }
    }

    // Terms from First to before End of the order; their places start at Start.
    private readonly record struct Share(int First, int End, long Start);
}
