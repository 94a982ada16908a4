using Search.Index.Segments;
using Search.Index.Terms;

namespace Search.Index.Execution;

/// <summary>The terms that walks over the segments of a view give, as one list in the order of their bytes.</summary>
internal sealed class TermUnion
{
    private readonly IndexView _view;
    private readonly TermWalk?[] _walks;
    private readonly bool[] _stands;
    private TermWalk? _current;

    /// <summary>Starts a walk over every segment.</summary>
    public TermUnion(IndexView view, Func<SegmentReader, TermWalk> walk)
    {
        _view = view;
        _walks = [.. view.Segments.Select(segment => walk(segment.Reader))];
        _stands = new bool[_walks.Length];
        Array.Fill(_stands, true);
    }

    /// <summary>The current term.</summary>
    public ReadOnlySpan<byte> Term => _current!.Term;

    /// <summary>Its level.</summary>
    public int Level => _current!.Level;

    /// <summary>Pairs that have it, deleted ones too.</summary>
    public long MostPairs
    {
        get
        {
            long pairs = 0;
            for (var i = 0; i < _walks.Length; i++)
            {
                pairs += _stands[i] ? _walks[i]!.Info.DocumentFrequency : 0;
            }

            return pairs;
        }
    }

    /// <summary>Moves to the next term.</summary>
    public bool MoveNext()
    {
        _current = null;
        for (var i = 0; i < _walks.Length; i++)
        {
            if (_stands[i] && !_walks[i]!.MoveNext())
            {
                _walks[i] = null;
            }

            _stands[i] = false;
            if (_walks[i] is not { } walk)
            {
                continue;
            }

            var order = _current is null ? -1 : walk.Term.SequenceCompareTo(_current.Term);
            if (order < 0)
            {
                _stands.AsSpan(0, i).Clear();
                _current = walk;
            }

            _stands[i] = order <= 0;
        }

        return _current is not null;
    }

    /// <summary>Pairs that have the current term and are not deleted.</summary>
    public long CountLive()
    {
        long pairs = 0;
        for (var i = 0; i < _walks.Length; i++)
        {
            pairs += _stands[i] ? _view.CountLive(i, _walks[i]!.Info) : 0;
        }

        return pairs;
    }
}
