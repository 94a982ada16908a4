using Search.Index.Bytes;

namespace Search.Index.Building;

/// <summary>Terms whose postings are encoded and wait to be appended.</summary>
internal sealed class EncodedTerms
{
    private readonly ByteBuffer _postings = new(1 << 16);
    private readonly List<(int Term, int DocumentFrequency, int End)> _terms = [];

    /// <summary>Terms.</summary>
    public int Count => _terms.Count;

    /// <summary>Begins a term: its postings are to be appended to what is returned.</summary>
    public ByteBuffer Begin() => _postings;

    /// <summary>Ends the term.</summary>
    public void End(int term, int documentFrequency) => _terms.Add((term, documentFrequency, _postings.Length));

    /// <summary>The number of a term, and how many pairs have it.</summary>
    public (int Term, int DocumentFrequency) Describe(int index) =>
        (_terms[index].Term, _terms[index].DocumentFrequency);

    /// <summary>The postings of a term.</summary>
    public ReadOnlySpan<byte> Postings(int index) =>
        _postings.Written[(index > 0 ? _terms[index - 1].End : 0).._terms[index].End];

    /// <summary>Forgets all terms.</summary>
    public void Clear()
    {
        _postings.Clear();
        _terms.Clear();
    }
}
