namespace Search.Corpus.Readers.Markup;

/// <summary>The lines of a text by number and by offset.</summary>
internal sealed class SourceLines
{
    private readonly List<int> _starts = [0];

    /// <summary>Finds the lines; a line feed, a carriage return or both end one.</summary>
    public SourceLines(string source)
    {
        Source = source;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\n' || (source[i] == '\r' && (i + 1 == source.Length || source[i + 1] != '\n')))
            {
                _starts.Add(i + 1);
            }
        }
    }

    /// <summary>The whole text.</summary>
    public string Source { get; }

    /// <summary>Where a zero-based line begins; the end of the text for lines after the last.</summary>
    public int Start(int line) => line < _starts.Count ? _starts[line] : Source.Length;

    /// <summary>Where a zero-based line ends, before its line end.</summary>
    public int End(int line)
    {
        var end = line + 1 < _starts.Count ? _starts[line + 1] : Source.Length;
        while (end > Start(line) && Source[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return end;
    }

    /// <summary>A zero-based line without its end.</summary>
    public ReadOnlySpan<char> Line(int line) => Source.AsSpan(Start(line), End(line) - Start(line));

    /// <summary>The zero-based line that an offset stands in.</summary>
    public int LineAt(int offset)
    {
        var found = _starts.BinarySearch(Math.Clamp(offset, 0, Source.Length));
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The text from one offset to another, both included.</summary>
    public string Text(int first, int last)
    {
        first = Math.Clamp(first, 0, Source.Length);
        last = Math.Clamp(last, first - 1, Source.Length - 1);
        return Source[first..(last + 1)];
    }
}
