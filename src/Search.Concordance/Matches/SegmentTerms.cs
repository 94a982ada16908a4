namespace Search.Concordance.Matches;

/// <summary>Numbers the folded forms of the asked segment, so that found segments are compared by numbers.</summary>
internal sealed class SegmentTerms
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public SegmentTerms() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many forms there are.</summary>
    public int Count => _numbers.Count;

    public void Clear() => _numbers.Clear();

    /// <summary>The number of a form, which is added when new.</summary>
    public int FindOrAdd(ReadOnlySpan<char> term)
    {
        if (!_lookup.TryGetValue(term, out var number))
        {
            number = _numbers.Count;
            _numbers.Add(term.ToString(), number);
        }

        return number;
    }

    /// <summary>The number of a form, or <see cref="SegmentToken.Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> term) =>
        _lookup.TryGetValue(term, out var number) ? number : SegmentToken.Unknown;
}
