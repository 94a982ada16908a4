using System.Runtime.ExceptionServices;
using Search.Index.Building;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Writing;

/// <summary>Pairs that one thread adds and another prepares. Reused from batch to batch.</summary>
internal sealed class PairBatch
{
    private const int Size = 32;

    private readonly AlignedPair[] _pairs = new AlignedPair[Size];
    private readonly PreparedPair[] _prepared = new PreparedPair[Size];
    private int _count;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _isReady;

    /// <summary>Whether there is no room for another pair.</summary>
    public bool IsFull => _count == Size;

    /// <summary>Whether <see cref="Prepare"/> is done.</summary>
    public bool IsReady => _isReady;

    /// <summary>The prepared pairs, when the batch is ready; throws what preparing them threw.</summary>
    public ReadOnlySpan<PreparedPair> Prepared
    {
        get
        {
            _failure?.Throw();
            return _prepared.AsSpan(0, _count);
        }
    }

    /// <summary>Adds a pair.</summary>
    public void Add(AlignedPair pair) => _pairs[_count++] = pair;

    /// <summary>Prepares the pairs.</summary>
    public void Prepare(PairPreparation preparation)
    {
        try
        {
            for (var i = 0; i < _count; i++)
            {
                var prepared = _prepared[i] ??= new PreparedPair();
                preparation.Begin(new StoredPair(_pairs[i], []), prepared);
                preparation.Finish(prepared);
            }
        }
#pragma warning disable CA1031 // Thrown again on the thread that adds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        _isReady = true;
    }

    /// <summary>Forgets the pairs.</summary>
    public void Clear()
    {
        Array.Clear(_pairs);
        _count = 0;
        _isReady = false;
    }
}
