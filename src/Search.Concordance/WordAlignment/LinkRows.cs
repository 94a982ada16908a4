namespace Search.Concordance.WordAlignment;

/// <summary>
/// The links of one direction of a pair that are worth considering: for each observed word a row of words of the other
/// side that may have made it. Reused from pair to pair.
/// </summary>
internal sealed class LinkRows
{
    private int[] _starts = new int[64];
    private int[] _words = new int[256];
    private float[] _emissions = new float[256];

    /// <summary>How many links there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first link of an observed word; that of the word behind the last is <see cref="Count"/>.</summary>
    public int Start(int observed) => _starts[observed];

    /// <summary>The word of the other side of a link.</summary>
    public int Word(int link) => _words[link];

    /// <summary>The probability of the observed word of a link, given the other.</summary>
    public float Emission(int link) => _emissions[link];

    /// <summary>Starts a pair whose observed side has so many words.</summary>
    public void Begin(int observed)
    {
        if (_starts.Length <= observed)
        {
            _starts = new int[(observed + 1) * 2];
        }

        Count = 0;
        _starts[0] = 0;
    }

    /// <summary>Adds a link to the row under way.</summary>
    public void Add(int word, float emission)
    {
        if (Count == _words.Length)
        {
            Array.Resize(ref _words, Count * 2);
            Array.Resize(ref _emissions, Count * 2);
        }

        _words[Count] = word;
        _emissions[Count++] = emission;
    }

    /// <summary>Ends the row of an observed word.</summary>
    public void EndRow(int observed) => _starts[observed + 1] = Count;

    /// <summary>Starts a pair with rows of known lengths, to be filled by <see cref="Set"/>.</summary>
    /// <param name="lengths">The length of each row; turned into the place of its next link.</param>
    public void BeginRows(Span<int> lengths)
    {
        Begin(lengths.Length);
        for (var i = 0; i < lengths.Length; i++)
        {
            _starts[i + 1] = _starts[i] + lengths[i];
            lengths[i] = _starts[i];
        }

        Count = _starts[lengths.Length];
        if (_words.Length < Count)
        {
            _words = new int[Count * 2];
            _emissions = new float[Count * 2];
        }
    }

    /// <summary>Fills in a link at its place.</summary>
    public void Set(int link, int word, float emission)
    {
        _words[link] = word;
        _emissions[link] = emission;
    }
}
