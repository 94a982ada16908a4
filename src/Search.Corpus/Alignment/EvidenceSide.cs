namespace Search.Corpus.Alignment;

/// <summary>
/// One language of an alignment task: its units in order, as numbered token types. A type is local to the task and to
/// the side. Tokens of all units lie in one array, so that a book costs a few bytes a word.
/// </summary>
internal sealed class EvidenceSide
{
    private readonly Dictionary<string, int> types;
    private readonly List<string> names;
    private readonly List<float> typeWeights;
    private readonly List<int> tokens;
    private readonly List<int> starts;
    private readonly List<float> lengths;
    private readonly int first;
    private readonly int? count;

    public EvidenceSide()
    {
        types = new Dictionary<string, int>(StringComparer.Ordinal);
        names = [];
        typeWeights = [];
        tokens = [];
        starts = [0];
        lengths = [];
    }

    private EvidenceSide(EvidenceSide whole, int first, int count)
    {
        types = whole.types;
        names = whole.names;
        typeWeights = whole.typeWeights;
        tokens = whole.tokens;
        starts = whole.starts;
        lengths = whole.lengths;
        this.first = whole.first + first;
        this.count = count;
    }

    public int Count => count ?? lengths.Count;

    public int TypeCount => names.Count;

    public IReadOnlyList<string> Names => names;

    /// <summary>Length of each unit in the side's own measure: letters for English, characters for Chinese.</summary>
    public ReadOnlySpan<float> Lengths =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lengths).Slice(first, Count);

    /// <summary>How much a type counts as evidence, 1 for a word.</summary>
    public ReadOnlySpan<float> TypeWeights => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(typeWeights);

    public ReadOnlySpan<int> Tokens(int unit) => Tokens(unit, 1);

    /// <summary>The tokens of consecutive units, which lie side by side.</summary>
    public ReadOnlySpan<int> Tokens(int unit, int units) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)[
            starts[first + unit]..starts[first + unit + units]
        ];

    /// <summary>The tokens of all units, of the whole that this is a run of too.</summary>
    public ReadOnlySpan<int> AllTokens => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens);

    /// <summary>Where the tokens of a unit begin among all tokens; for the number of units, where they end.</summary>
    public int TokenStart(int unit) => starts[first + unit];

    /// <summary>A run of the units, which shares types and tokens with the whole; nothing may be added to it.</summary>
    public EvidenceSide Slice(int start, int length) => new(this, start, length);

    /// <summary>The number of a type, made when it is new.</summary>
    public int Intern(ReadOnlySpan<char> name, float weight)
    {
        var lookup = types.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(name, out var type))
        {
            return type;
        }

        type = names.Count;
        var text = name.ToString();
        types.Add(text, type);
        names.Add(text);
        typeWeights.Add(weight);
        return type;
    }

    /// <summary>The number of a type, or -1.</summary>
    public int Find(ReadOnlySpan<char> name) =>
        types.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var type) ? type : -1;

    public void AddToken(int type) => tokens.Add(type);

    /// <summary>Closes the unit that the tokens since the last call belong to.</summary>
    public void EndUnit(float length)
    {
        starts.Add(tokens.Count);
        lengths.Add(length);
    }

    /// <summary>
    /// How often each type stands on the side as a share of all tokens, smoothed as if a large vocabulary were still to
    /// come: in a short document a word that stands once is not as common as its share says.
    /// </summary>
    public float[] Unigrams()
    {
        const float Unseen = 2000;
        var counts = new float[TypeCount];
        foreach (var token in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens))
        {
            counts[token]++;
        }

        for (var type = 0; type < counts.Length; type++)
        {
            counts[type] = (counts[type] + 0.5f) / (tokens.Count + Unseen);
        }

        return counts;
    }
}
