namespace Search.Corpus.Documents;

/// <summary>
/// The block of `name: value` lines between two lines of `---` that begins many articles. Only flat values are
/// understood; the rest is skipped.
/// </summary>
internal sealed class FrontMatter
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private bool _isOpen;

    /// <summary>Whether the block was begun and not closed; at the end of a file this means that it was none.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>Whether the line that was taken last closed the block.</summary>
    public bool HasJustEnded { get; private set; }

    /// <summary>What the lines say.</summary>
    public DocumentMetadata Metadata =>
        new()
        {
            Title = Value("title"),
            Url = Value("url") ?? Value("source_url") ?? Value("link"),
            Date = Dates.Parse(Value("date") ?? Value("published")),
            License = Value("license") ?? Value("licence"),
            Domain = Value("domain") ?? Value("category") ?? Value("subject"),
            Attribution = Value("attribution") ?? Value("author"),
        };

    /// <summary>Takes a line if it belongs to the block.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its one-based number: the block can only begin at the first.</param>
    /// <returns>Whether the line belongs to the block, its borders included.</returns>
    public bool Take(string line, int number)
    {
        HasJustEnded = false;
        var text = line.AsSpan().TrimEnd();
        if (number == 1)
        {
            _isOpen = text is "---";
            return _isOpen;
        }

        if (!_isOpen)
        {
            return false;
        }

        if (text is "---" or "...")
        {
            _isOpen = false;
            HasJustEnded = true;
            return true;
        }

        var colon = text.IndexOf(':');
        if (colon > 0 && !char.IsWhiteSpace(text[0]))
        {
            var value = text[(colon + 1)..].Trim().Trim('"').Trim('\'');
            if (!value.IsEmpty)
            {
                _values[text[..colon].Trim().ToString()] = value.ToString();
            }
        }

        return true;
    }

    private string? Value(string name) => _values.GetValueOrDefault(name);
}
