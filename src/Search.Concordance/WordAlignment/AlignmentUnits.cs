namespace Search.Concordance.WordAlignment;

/// <summary>
/// The words of one text as the word aligner sees them: one row of units that do not overlap, in text order, each with
/// a term and the span of the original text. Reused from text to text; not safe for concurrent use.
/// </summary>
public sealed class AlignmentUnits
{
    private AlignmentUnit[] _units = new AlignmentUnit[64];
    private char[] _terms = new char[512];
    private int _termLength;

    /// <summary>How many units there are.</summary>
    public int Count { get; private set; }

    /// <summary>A unit.</summary>
    public AlignmentUnit this[int index] => _units[index];

    /// <summary>The term of a unit.</summary>
    public ReadOnlySpan<char> Term(int index) => _terms.AsSpan(_units[index].TermStart, _units[index].TermLength);

    /// <summary>A number that is the same for two units of the same term, and seldom for others.</summary>
    internal int Signature(int index)
    {
        ref readonly var unit = ref _units[index];
        if (unit.TermLength == 0)
        {
            return 0;
        }

        return (unit.TermLength << 16) ^ (_terms[unit.TermStart] << 8) ^ _terms[unit.TermStart + unit.TermLength - 1];
    }

    /// <summary>Whether a unit has the same term as a unit of another text.</summary>
    public bool IsSame(int index, AlignmentUnits other, int otherIndex)
    {
        ArgumentNullException.ThrowIfNull(other);
        ref readonly var mine = ref _units[index];
        ref readonly var theirs = ref other._units[otherIndex];
        return mine.TermLength == theirs.TermLength && Term(index).SequenceEqual(other.Term(otherIndex));
    }

    /// <summary>Forgets all units.</summary>
    public void Clear()
    {
        Count = 0;
        _termLength = 0;
    }

    /// <summary>Appends a unit.</summary>
    /// <param name="term">The folded term.</param>
    /// <param name="start">Start of the span in the original text, in UTF-16 units.</param>
    /// <param name="end">End (exclusive) of the span in the original text, in UTF-16 units.</param>
    /// <param name="isWord">True for words and numbers, false for punctuation.</param>
    public void Add(ReadOnlySpan<char> term, int start, int end, bool isWord)
    {
        if (_termLength + term.Length > _terms.Length)
        {
            Array.Resize(ref _terms, Math.Max(_termLength + term.Length, _terms.Length * 2));
        }

        if (Count == _units.Length)
        {
            Array.Resize(ref _units, Count * 2);
        }

        term.CopyTo(_terms.AsSpan(_termLength));
        _units[Count++] = new AlignmentUnit(_termLength, term.Length, start, end, isWord);
        _termLength += term.Length;
    }
}
