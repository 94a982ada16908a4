using System.Diagnostics;

namespace Search.Concordance.WordAlignment;

/// <summary>The words of one language, numbered in the order of their first appearance. Not safe for concurrent writes.</summary>
public sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _words = [];

    /// <summary>Creates an empty vocabulary.</summary>
    public Vocabulary()
    {
        _ids = new Dictionary<string, int>(StringComparer.Ordinal);
        _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Creates a copy that can grow on its own.</summary>
    public Vocabulary(Vocabulary other)
        : this()
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var id = 0; id < other.Count; id++)
        {
            _ = FindOrAdd(other[id]);
        }
    }

    /// <summary>How many words there are.</summary>
    public int Count => _words.Count;

    /// <summary>The word of a number.</summary>
    public string this[int id] => _words[id];

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var id) ? id : -1;

    /// <summary>The number of a word, which is added when new.</summary>
    public int FindOrAdd(ReadOnlySpan<char> word)
    {
        if (_lookup.TryGetValue(word, out var id))
        {
            return id;
        }

        var text = word.ToString();
        id = _words.Count;
        _words.Add(text);
        _ids.Add(text, id);
        Debug.Assert(_words.Count == _ids.Count);
        return id;
    }
}
