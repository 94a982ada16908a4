namespace Search.Text.Han;

/// <summary>
/// Receives the pieces of one run. Reused from run to run, it allocates nothing once it has grown to the longest run.
/// </summary>
public sealed class HanSegmentation
{
    private HanPiece[] _path = new HanPiece[64];
    private HanPiece[] _others = new HanPiece[64];
    private int _pathCount;
    private int _otherCount;

    /// <summary>The best path: words and unknown stretches that cover the run without gap or overlap, in order.</summary>
    public ReadOnlySpan<HanPiece> Path => _path.AsSpan(0, _pathCount);

    /// <summary>All other dictionary words in the run, inner and overlapping, by start and then by falling length.</summary>
    public ReadOnlySpan<HanPiece> Others => _others.AsSpan(0, _otherCount);

    internal void Clear()
    {
        _pathCount = 0;
        _otherCount = 0;
    }

    internal void AddOther(HanPiece piece)
    {
        if (_otherCount == _others.Length)
        {
            Array.Resize(ref _others, _otherCount * 2);
        }

        _others[_otherCount++] = piece;
    }

    /// <summary>Makes room for a path of known length, which is then filled from its end.</summary>
    internal Span<HanPiece> TakePath(int count)
    {
        if (count > _path.Length)
        {
            Array.Resize(ref _path, Math.Max(count, _path.Length * 2));
        }

        _pathCount = count;
        return _path.AsSpan(0, count);
    }
}
