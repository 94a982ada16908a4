using System.Runtime.ExceptionServices;
using Search.Index.Bytes;
using Search.Index.Postings;
using Search.Index.Terms;
using Search.Query.Terms;

namespace Search.Index.Building;

/// <summary>
/// Writes the terms and postings of a builder's pairs: the terms in ranges, which several threads turn around and encode
/// side by side and append in their order.
/// </summary>
internal sealed unsafe class PendingPostings : IDisposable
{
    /// <summary>Occurrences that are turned around at a time, 8 bytes each: bounds the memory of a flush.</summary>
    public const long MostAtOnce = 32 << 20;

    // All tokens are read for every range: more threads would read them more often, and wait for the one that writes.
    private const int MostThreads = 2;

    private readonly PendingTokens _tokens;
    private readonly TermPool _pool;
    private readonly int[] _documents;
    private readonly ushort* _lengths;
    private readonly NativeArray<byte> _keys = new();
    private readonly NativeArray<long> _starts = new();
    private readonly int[] _order;
    private readonly int _firstChinese;
    private readonly uint[] _occurrences;
    private readonly List<Range> _ranges;
    private readonly int _threads;
    private readonly Turnstile _turns = new();
    private int _taken = -1;
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>Orders the terms.</summary>
    /// <param name="tokens">The tokens of the pairs.</param>
    /// <param name="pool">Their terms.</param>
    /// <param name="documents">Numbers of pairs by doc id.</param>
    /// <param name="lengths">The English positions by doc id, then the Chinese.</param>
    /// <param name="threads">Threads that may be used, the caller's among them.</param>
    /// <param name="mostAtOnce">
    /// Occurrences that all threads turn around at a time: each a range of terms with its share of them, or a single term
    /// that has more.
    /// </param>
    public PendingPostings(
        PendingTokens tokens,
        TermPool pool,
        int[] documents,
        ushort* lengths,
        int threads,
        long mostAtOnce
    )
    {
        _threads = Math.Clamp(threads, 1, MostThreads);
        _tokens = tokens;
        _pool = pool;
        _documents = documents;
        _lengths = lengths;
        _order = pool.Sort(_keys, _starts);
        _firstChinese = Array.FindIndex(_order, term => pool.Space(term) >= TermSpace.ChineseWord);
        _firstChinese = _firstChinese < 0 ? _order.Length : _firstChinese;
        _occurrences = pool.Occurrences();
        _ranges = TokenInversion.Divide(_order, _occurrences, mostAtOnce / _threads);
    }

    /// <summary>Writes everything.</summary>
    /// <param name="terms">Receives it, in order.</param>
    public void WriteTo(TermsWriter terms)
    {
        var threads = Math.Min(_threads, _ranges.Count);
        if (threads < 2)
        {
            Work(terms);
        }
        else
        {
            _ = Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Work(terms));
        }

        _failure?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _keys.Dispose();
        _starts.Dispose();
    }

    private void Work(TermsWriter terms)
    {
        using var inversion = new TokenInversion(_tokens, _order, _firstChinese, _occurrences);
        using var writer = new PostingsWriter();
        var encoded = new EncodedTerms();
        while (Interlocked.Increment(ref _taken) is var range && range < _ranges.Count)
        {
            try
            {
                if (_failure is null)
                {
                    Write(range, inversion, writer, encoded, terms);
                }
            }
#pragma warning disable CA1031 // Thrown again when all threads are done.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _failure = ExceptionDispatchInfo.Capture(e);
            }

            _turns.Pass(range);
        }
    }

    private void Write(
        int range,
        TokenInversion inversion,
        PostingsWriter writer,
        EncodedTerms encoded,
        TermsWriter terms
    )
    {
        inversion.Run(
            _ranges[range],
            _documents,
            (term, places, count) =>
            {
                if (count > 0)
                {
                    var lengths = _pool.Space(term) < TermSpace.ChineseWord ? _lengths : _lengths + _documents.Length;
                    Encode(writer, lengths, places, count);
                    writer.End(encoded.Begin());
                    encoded.End(term, writer.DocumentFrequency);
                    if (_turns.IsTurnOf(range))
                    {
                        Append(encoded, terms);
                    }
                }
            }
        );
        _turns.Wait(range);
        Append(encoded, terms);
    }

    private void Append(EncodedTerms encoded, TermsWriter terms)
    {
        if (_failure is null)
        {
            for (var i = 0; i < encoded.Count; i++)
            {
                var (term, frequency) = encoded.Describe(i);
                terms.Add(TermPool.Key(_keys, _starts, term), frequency, encoded.Postings(i));
            }
        }

        encoded.Clear();
    }

    private static void Encode(PostingsWriter writer, ushort* lengths, ulong* places, int count)
    {
        Span<uint> positions = stackalloc uint[64];
        writer.Begin(lengths);
        for (var i = 0; i < count; )
        {
            var document = (uint)(places[i] >> 32);
            var end = i + 1;
            while (end < count && (uint)(places[end] >> 32) == document)
            {
                end++;
            }

            var occurrences = end - i;
            if (occurrences > positions.Length)
            {
                positions = new uint[occurrences * 2];
            }

            var used = 0;
            for (var p = 0; p < occurrences; p++)
            {
                var position = (uint)places[i + p];
                if (used > 0 && position <= positions[used - 1])
                {
                    // An analyser may emit a term's places out of order, or the same one twice.
                    var at = positions[..used].BinarySearch(position);
                    if (at < 0)
                    {
                        positions[~at..used].CopyTo(positions[(~at + 1)..]);
                        positions[~at] = position;
                        used++;
                    }

                    continue;
                }

                positions[used++] = position;
            }

            writer.Add(document, positions[..used]);
            i = end;
        }
    }
}
