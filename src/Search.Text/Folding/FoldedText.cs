using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Search.Text.Analysis;
using Search.Text.Lexicon;

namespace Search.Text.Folding;

/// <summary>
/// A text folded for search, with the span in the original text of each folded unit. Folded away are width,
/// compatibility forms, case, accents, the shapes of quotation marks and dashes, invisible characters, white space
/// between Chinese characters, and the script of a Chinese character. Folding folded text changes nothing. Reused from
/// text to text, it allocates nothing once it has grown to the longest text. Not safe for several threads at once.
/// </summary>
public sealed class FoldedText
{
    private char[] _units = new char[256];
    private byte[] _marks = new byte[256];
    private int[] _starts = [];
    private int[] _ends = [];
    private int _length;
    private bool _mapped;
    private bool _marked;

    /// <summary>The folded text: well-formed UTF-16.</summary>
    public ReadOnlySpan<char> Units => _units.AsSpan(0, _length);

    /// <summary>The number of folded UTF-16 units.</summary>
    public int Length => _length;

    /// <summary>Folds a text and forgets the one before.</summary>
    /// <param name="text">Any UTF-16; a lone surrogate becomes U+FFFD.</param>
    public void Fold(ReadOnlySpan<char> text)
    {
        _length = 0;
        _mapped = false;
        _marked = false;
        Reserve(text.Length);

        // ASCII from the start needs no map and no table.
        _ = System.Text.Ascii.ToLower(text, _units, out var at);
        _length = at;
        if (at < text.Length)
        {
            FoldRest(text, at);
        }
    }

    /// <summary>The folded form of a text as a new string.</summary>
    public static string FoldToString(ReadOnlySpan<char> text)
    {
        var folded = new FoldedText();
        folded.Fold(text);
        return folded.Units.ToString();
    }

    /// <summary>Where the original of a folded unit starts, in UTF-16 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int StartOf(int unit) => _mapped ? _starts[unit] : unit;

    /// <summary>Where the original of a folded unit ends (exclusive), with the marks and invisible characters after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndOf(int unit) => _mapped ? _ends[unit] : unit + 1;

    /// <summary>The original span of a stretch of folded units.</summary>
    /// <param name="start">The first unit.</param>
    /// <param name="end">Past the last unit, above <paramref name="start"/>.</param>
    public TextSpan SpanOf(int start, int end) => new(StartOf(start), EndOf(end - 1));

    /// <summary>Whether a unit is a dash that separates (— and its like) where the folded form says hyphen.</summary>
    internal bool IsWideDash(int unit) => _marked && (_marks[unit] & WideDash) != 0;

    /// <summary>Whether a digit here starts a number of its own (², ½, ①), whatever stands before it.</summary>
    internal bool IsSetNumber(int unit) => _marked && (_marks[unit] & SetNumber) != 0;

    private const byte WideDash = 1;
    private const byte SetNumber = 2;

    private void FoldRest(ReadOnlySpan<char> text, int at)
    {
        var table = FoldingTable.Units;

        // The length at which the last Chinese character ended, if only white space came after it; below 0 otherwise.
        var afterHan = -1;
        while (at < text.Length)
        {
            var unit = text[at];
            var folded = table[unit];
            if (folded == FoldingTable.Complex)
            {
                at = FoldComplex(text, at, ref afterHan);
                continue;
            }

            var kind = CharClasses.Of(folded);
            if (kind == CharClass.Han)
            {
                if (afterHan >= 0 && afterHan < _length)
                {
                    DropSpaces(afterHan);
                }

                afterHan = _length + 1;
            }
            else if (kind != CharClass.Space)
            {
                afterHan = -1;
            }

            Append(folded, at, at + 1);
            if (unit > 0x7F)
            {
                MarkIfSpecial(unit, folded);
            }

            at++;
        }
    }

    private void MarkIfSpecial(int codePoint, char folded)
    {
        if (folded == '-' && codePoint is 0x2014 or 0x2015 or 0x2E3A or 0x2E3B or 0xFE58)
        {
            Mark(_length - 1, WideDash);
        }
        else if (char.IsAsciiDigit(folded) && FoldingTable.IsSetNumber(codePoint))
        {
            Mark(_length - 1, SetNumber);
        }
    }

    private int FoldComplex(ReadOnlySpan<char> text, int at, ref int afterHan)
    {
        var valid = Rune.DecodeFromUtf16(text[at..], out var rune, out var used) == OperationStatus.Done;
        var end = at + used;
        Span<char> self = stackalloc char[2];
        scoped ReadOnlySpan<char> folded;
        if (!valid)
        {
            self[0] = FoldingTable.Replacement;
            folded = self[..1];
        }
        else if (FoldingTable.TryGet(rune.Value, out var found))
        {
            folded = found;
        }
        else
        {
            folded = self[..rune.EncodeToUtf16(self)];
        }

        var first = _length;
        if (folded.IsEmpty)
        {
            ExtendLast(at, end);
        }

        Span<char> pair = stackalloc char[2];
        foreach (var part in folded.EnumerateRunes())
        {
            var representative = new Rune(ScriptClasses.Fold(part.Value));
            var kind = CharClasses.Of(representative);
            if (kind == CharClass.Han)
            {
                if (afterHan >= 0 && afterHan < _length)
                {
                    DropSpaces(afterHan);
                    first = Math.Min(first, _length);
                }
            }

            AppendComposed(pair[..representative.EncodeToUtf16(pair)], at, end);
            if (kind == CharClass.Han)
            {
                afterHan = _length;
            }
            else if (kind != CharClass.Space)
            {
                afterHan = -1;
            }
        }

        if (first < _length && char.IsAsciiDigit(_units[first]) && FoldingTable.IsSetNumber(rune.Value))
        {
            Mark(first, SetNumber);
        }

        return end;
    }

    private void AppendComposed(ReadOnlySpan<char> units, int start, int end)
    {
        if (units.Length == 1 && _length > 0 && Syllables.Composes(units[0]))
        {
            var composed = Syllables.Compose(_units[_length - 1], units[0]);
            if (composed != '\0')
            {
                _units[_length - 1] = composed;
                ExtendLast(start, end);
                return;
            }
        }

        foreach (var unit in units)
        {
            Append(unit, start, end);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(char unit, int start, int end)
    {
        if (_length == _units.Length)
        {
            Reserve(_length * 2);
        }

        if (!_mapped && (start != _length || end != start + 1))
        {
            Map();
        }

        if (_mapped)
        {
            _starts[_length] = start;
            _ends[_length] = end;
        }

        if (_marked)
        {
            _marks[_length] = 0;
        }

        _units[_length++] = unit;
    }

    /// <summary>A removed character belongs to what stands before it, so that no highlight is torn by it.</summary>
    private void ExtendLast(int start, int end)
    {
        if (!_mapped)
        {
            Map();
        }

        if (_length > 0 && _ends[_length - 1] == start)
        {
            _ends[_length - 1] = end;

            // Both halves of a pair, and all parts of one character, end together.
            for (var i = _length - 2; i >= 0 && _starts[i] == _starts[_length - 1]; i--)
            {
                _ends[i] = end;
            }
        }
    }

    private void DropSpaces(int length)
    {
        if (!_mapped)
        {
            Map();
        }

        _length = length;
    }

    private void Mark(int unit, byte mark)
    {
        if (!_marked)
        {
            _marked = true;
            _marks.AsSpan(0, _length).Clear();
        }

        _marks[unit] |= mark;
    }

    private void Map()
    {
        _mapped = true;
        if (_starts.Length < _units.Length)
        {
            _starts = new int[_units.Length];
            _ends = new int[_units.Length];
        }

        for (var i = 0; i < _length; i++)
        {
            _starts[i] = i;
            _ends[i] = i + 1;
        }
    }

    private void Reserve(int capacity)
    {
        if (capacity > _units.Length)
        {
            capacity = Math.Max(capacity, _units.Length * 2);
            Array.Resize(ref _units, capacity);
            Array.Resize(ref _marks, capacity);
        }

        if (_mapped && _starts.Length < _units.Length)
        {
            Array.Resize(ref _starts, _units.Length);
            Array.Resize(ref _ends, _units.Length);
        }

        Debug.Assert(_marks.Length == _units.Length, "Marks and units grow together.");
    }
}
