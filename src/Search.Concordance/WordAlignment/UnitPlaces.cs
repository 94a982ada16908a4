namespace Search.Concordance.WordAlignment;

/// <summary>Where each word of a text stands in it, found by its number or by its term. Reused from text to text.</summary>
internal sealed class UnitPlaces
{
    // By word: its first place, valid when the stamp is that of the text.
    private int[] _first = [];
    private int[] _stamps = [];

    // By place: the next of the same word, and a signature of the term.
    private int[] _next = [];
    private int[] _signatures = [];
    private int _count;
    private int _stamp;

    /// <summary>Takes another text.</summary>
    /// <param name="units">Its units.</param>
    /// <param name="words">The number of each unit's word, or -1.</param>
    /// <param name="vocabulary">How many words there are.</param>
    public void Read(AlignmentUnits units, ReadOnlySpan<int> words, int vocabulary)
    {
        if (_first.Length < vocabulary)
        {
            _first = new int[vocabulary];
            _stamps = new int[vocabulary];
        }

        if (_next.Length < words.Length)
        {
            _next = new int[words.Length * 2];
            _signatures = new int[words.Length * 2];
        }

        _count = words.Length;
        _stamp++;
        for (var place = words.Length - 1; place >= 0; place--)
        {
            _signatures[place] = units.Signature(place);
            _next[place] = -1;
            var word = words[place];
            if (word >= 0)
            {
                _next[place] = First(word);
                _first[word] = place;
                _stamps[word] = _stamp;
            }
        }
    }

    /// <summary>The first place of a word, or -1.</summary>
    public int First(int word) => _stamps[word] == _stamp ? _first[word] : -1;

    /// <summary>The next place of the word of a place, or -1.</summary>
    public int Next(int place) => _next[place];

    /// <summary>The first place, from one on, whose term may be that of a unit of another text, or -1.</summary>
    public int FirstLike(AlignmentUnits units, int index, int from)
    {
        var found = _signatures.AsSpan(from, _count - from).IndexOf(units.Signature(index));
        return found < 0 ? -1 : from + found;
    }
}
