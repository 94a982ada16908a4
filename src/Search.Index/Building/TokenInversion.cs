using System.Runtime.Intrinsics.X86;
using Search.Index.Bytes;

namespace Search.Index.Building;

/// <summary>
/// Turns tokens around, from terms by pair to places by term, for a range of terms at a time. Places are first dealt out
/// to shares of terms and then, within a share that fits into a processor's cache, to terms: writing each place to
/// where it belongs at once would miss the cache with nearly every one. Several threads can work on different ranges, each
/// with an instance of its own.
/// </summary>
internal sealed unsafe class TokenInversion : IDisposable
{
    // Occurrences of a share; the number of a term in its share has 16 bits.
    private const int MostInShare = 1 << 16;

    // A place is pair (32 bits), number of the term in its share (16), position (16): positions above are kept apart.
    private const uint MostPosition = ushort.MaxValue;

    // Pairs are read in an order that memory does not have: this many ahead are called for.
    private const int Ahead = 6;

    private readonly PendingTokens _tokens;
    private readonly int[] _order;
    private readonly int _firstChinese;
    private readonly uint[] _occurrences;
    private readonly NativeArray<ulong> _places = new();
    private readonly NativeArray<ulong> _sorted = new();
    private readonly List<Share> _shares = [];
    private readonly List<(uint Target, ulong Place)> _far = [];
    private readonly uint[] _targets;
    private readonly uint[] _cursors = new uint[MostInShare];
    private ulong*[] _next = [];

    /// <summary>Prepares.</summary>
    /// <param name="tokens">All tokens.</param>
    /// <param name="order">Numbers of the terms in the order wanted.</param>
    /// <param name="firstChinese">Where the terms of the Chinese side start in that order, behind all of the English side.</param>
    /// <param name="occurrences">For each term the most places it can have.</param>
    public TokenInversion(PendingTokens tokens, int[] order, int firstChinese, uint[] occurrences)
    {
        _tokens = tokens;
        _order = order;
        _firstChinese = firstChinese;
        _occurrences = occurrences;
        _targets = new uint[order.Length];
    }

    /// <summary>Receives the places of a term: pair in the upper half, position in the lower, by rising pair.</summary>
    public delegate void TakePlaces(int term, ulong* places, int count);

    /// <summary>Divides the terms into ranges of the order with at most so many occurrences each, but at least one term.</summary>
    public static List<Range> Divide(int[] order, uint[] occurrences, long most)
    {
        var ranges = new List<Range>();
        for (var from = 0; from < order.Length; )
        {
            var to = from;
            long size = 0;
            while (to < order.Length && (to == from || size + occurrences[order[to]] <= most))
            {
                size += occurrences[order[to++]];
            }

            ranges.Add(from..to);
            from = to;
        }

        return ranges;
    }

    /// <summary>Walks the terms of a range in order.</summary>
    /// <param name="terms">The range.</param>
    /// <param name="documents">Numbers of pairs by doc id.</param>
    /// <param name="take">Called for each term.</param>
    public void Run(Range terms, int[] documents, TakePlaces take)
    {
        Plan(terms.Start.Value, terms.End.Value);
        Deal(documents, terms.Start.Value < _firstChinese, terms.End.Value > _firstChinese);
        for (var share = 0; share < _shares.Count; share++)
        {
            Sort(share, take);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _sorted.Dispose();
    }

    // Terms outside the range belong to one share more, which stays empty.
    private void Plan(int from, int to)
    {
        Array.Fill(_targets, uint.MaxValue);
        _shares.Clear();
        _far.Clear();
        long size = 0;
        for (var at = from; at < to; at++)
        {
            var occurrences = _occurrences[_order[at]];
            if (at == from || size - _shares[^1].Start + occurrences > MostInShare)
            {
                _shares.Add(new Share(at, at, size));
            }

            var share = _shares[^1];
            _targets[_order[at]] = ((uint)(_shares.Count - 1) << 16) | (uint)(at - share.First);
            _shares[^1] = share with { End = at + 1 };
            size += occurrences;
        }

        _places.Resize(size + 1);
        _next = new ulong*[_shares.Count + 1];
        for (var i = 0; i < _shares.Count; i++)
        {
            _next[i] = _places.Start + _shares[i].Start;
        }

        _next[^1] = _places.Start + size;
    }

    private void Deal(int[] documents, bool english, bool chinese)
    {
        var none = (uint)_shares.Count;
        fixed (uint* targets = _targets)
        fixed (ulong** next = _next)
        {
            for (var document = 0; document < documents.Length; document++)
            {
                CallFor(documents, document, english);
                var token = _tokens.Start(documents[document], english);
                var end = _tokens.End(documents[document], chinese);
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

                    // Without a branch: whether a term is in the range cannot be foreseen.
                    var share = Math.Min(target >> 16, none);
                    var place = next[share];
                    *place = ((ulong)document << 32) | (target << 16) | position;
                    next[share] = place + ((share - none) >> 31);
                }
            }
        }
    }

    private void CallFor(int[] documents, int document, bool english)
    {
        if (Sse.IsSupported && document + (3 * Ahead) < documents.Length)
        {
            Sse.Prefetch0(_tokens.Pair(documents[document + (3 * Ahead)]));
            Sse.Prefetch0(_tokens.Head(documents[document + (2 * Ahead)]));
            var token = _tokens.Start(documents[document + Ahead], english);
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
