using Search.Text.Analysis;
using Search.Text.Folding;

namespace Search.Text.English;

/// <summary>
/// Reads one word of an alphabetic script, or one compound with its parts: UAX #29's words, with the words that it
/// would tear (`C++`, `C#`, `3.5%`, `U.S.`) kept whole. How many positions a run takes depends on its folded form alone,
/// so that writing it in another case changes no phrase; the case of the original adds parts (DeepSeek in DeepSeekR1).
/// Reused from run to run.
/// </summary>
internal sealed class LatinRun
{
    /// <summary>The longest token, in UTF-16 units; longer runs are cut.</summary>
    public const int LongestRun = 256;

    private readonly List<LatinPart> _parts = new(16);
    private readonly List<Segment> _segments = new(8);
    private readonly List<Group> _groups = new(8);

    /// <summary>The whole and its parts, by offset and then by falling length.</summary>
    public List<LatinPart> Parts => _parts;

    /// <summary>The number of positions that the run takes.</summary>
    public int PositionCount { get; private set; }

    /// <summary>Reads the run that starts at a letter or digit.</summary>
    /// <returns>The unit after the run.</returns>
    public int Read(ReadOnlySpan<char> text, FoldedText folded, int start)
    {
        var units = folded.Units;
        _parts.Clear();
        var plain = LatinScan.PlainEnd(units, start);
        if (plain > start && plain - start <= LongestRun)
        {
            PositionCount = 1;
            _parts.Add(new LatinPart(start, plain, 0, 1, TokenKind.Latin));
            CaseHumps.Add(text, folded, start, plain, 0, _parts);
            return plain;
        }

        _segments.Clear();
        var end = ReadSegments(units, folded, start);
        var last = EndOfWord(units, end);
        if (_segments.Count == 1 && IsPlainWord(units[start..last]))
        {
            PositionCount = 1;
            _parts.Add(new LatinPart(start, last, 0, 1, TokenKind.Latin));
            CaseHumps.Add(text, folded, start, last, 0, _parts);
            return end;
        }

        if (IsAcronym(units))
        {
            PositionCount = 1;
            _parts.Add(new LatinPart(start, last, 0, 1, TokenKind.Latin));
            return end;
        }

        AddParts(text, folded, start, last);
        return end;
    }

    private int ReadSegments(ReadOnlySpan<char> units, FoldedText folded, int start)
    {
        var limit = Math.Min(units.Length, start + LongestRun);
        var from = start;
        while (true)
        {
            var end = LatinScan.SegmentEnd(units[..limit], folded, from);
            var joined = end + 1 < limit && LatinScan.Joins(units, folded, from, end);
            if (!joined)
            {
                end = LatinScan.SignsEnd(units, from, end);
            }

            _segments.Add(new Segment(from, end, joined ? units[end] : '\0'));
            if (!joined)
            {
                return end;
            }

            from = end + 1;
        }
    }

    /// <summary>The end without a possessive: the word of `DeepSeek's` is DeepSeek.</summary>
    private int EndOfWord(ReadOnlySpan<char> units, int end)
    {
        var last = _segments[^1];
        return last.End - last.Start > 2 && units[end - 1] == 's' && units[end - 2] == '\'' ? end - 2 : end;
    }

    private static bool IsPlainWord(ReadOnlySpan<char> word)
    {
        var digits = 0;
        foreach (var unit in word)
        {
            digits += LatinScan.IsNumeric(unit) ? 1 : 0;
        }

        return digits == 0 || digits == word.Length;
    }

    private bool IsAcronym(ReadOnlySpan<char> units)
    {
        if (_segments.Count < 2)
        {
            return false;
        }

        foreach (var segment in _segments)
        {
            if (
                segment.End - segment.Start != 1
                || segment.Joiner is not ('.' or '\0')
                || char.IsAsciiDigit(units[segment.Start])
            )
            {
                return false;
            }
        }

        return true;
    }

    private void AddParts(ReadOnlySpan<char> text, FoldedText folded, int start, int last)
    {
        var units = folded.Units;
        _parts.Add(default);
        var offset = 0;
        for (var i = 0; i < _segments.Count; i++)
        {
            var segment = _segments[i];
            var end = i == _segments.Count - 1 ? last : segment.End;
            LatinGroups.Split(units, segment.Start, end, _groups);
            if (_groups.Count > 1 && _segments.Count > 1)
            {
                _parts.Add(new LatinPart(segment.Start, end, offset, _groups.Count, TokenKind.LatinPart));
            }

            if (_groups.Count == 1 && _segments.Count == 1)
            {
                break;
            }

            offset = AddGroups(text, folded, offset);
        }

        PositionCount = Math.Max(1, offset);
        _parts[0] = new LatinPart(start, last, 0, PositionCount, TokenKind.Latin);
    }

    private int AddGroups(ReadOnlySpan<char> text, FoldedText folded, int offset)
    {
        for (var i = 0; i < _groups.Count; i++)
        {
            var (start, end) = (_groups[i].Start, _groups[i].End);
            if (i > 0 && CaseHumps.TakesTail(text, folded, _groups[i - 1], _groups[i]))
            {
                start--;
            }

            if (i + 1 < _groups.Count && CaseHumps.TakesTail(text, folded, _groups[i], _groups[i + 1]))
            {
                end--;
            }

            _parts.Add(new LatinPart(start, end, offset, 1, TokenKind.LatinPart));
            CaseHumps.Add(text, folded, start, end, offset, _parts);
            offset++;
        }

        return offset;
    }

    private readonly record struct Segment(int Start, int End, char Joiner);
}
