namespace Search.Index.Execution.Scorers;

/// <summary>
/// Where an exact phrase stands: the starts that all its places agree on. Of each place all positions of what may stand there
/// are added, and then the place is ended.
/// </summary>
internal sealed class PhraseStarts
{
    private uint[] _starts = new uint[16];
    private uint[] _here = new uint[16];
    private int _hereCount;
    private bool _isFirst;

    /// <summary>Starts that all places so far agree on.</summary>
    public int Count { get; private set; }

    /// <summary>Whether further places can make a difference.</summary>
    public bool MayFind => _isFirst || Count > 0;

    /// <summary>Forgets all places.</summary>
    public void Clear()
    {
        Count = 0;
        _hereCount = 0;
        _isFirst = true;
    }

    /// <summary>Adds the positions of one term of the current place.</summary>
    /// <param name="positions">The positions.</param>
    /// <param name="offset">How far the place is from the start; a start before the text wraps, as it does for every place.</param>
    public void Add(ReadOnlySpan<uint> positions, int offset)
    {
        if (_here.Length < _hereCount + positions.Length)
        {
            Array.Resize(ref _here, (_hereCount + positions.Length) * 2);
        }

        foreach (var position in positions)
        {
            _here[_hereCount++] = position - (uint)offset;
        }
    }

    /// <summary>Ends the current place: of the starts so far those stay that it has too.</summary>
    public void EndPlace()
    {
        if (_isFirst)
        {
            (_starts, _here) = (_here, _starts);
            Count = _hereCount;
        }
        else
        {
            var here = _here.AsSpan(0, _hereCount);
            var kept = 0;
            for (var i = 0; i < Count; i++)
            {
                if (here.Contains(_starts[i]))
                {
                    _starts[kept++] = _starts[i];
                }
            }

            Count = kept;
        }

        _isFirst = false;
        _hereCount = 0;
    }
}
