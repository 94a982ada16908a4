namespace Search.Concordance.Collocations;

/// <summary>Counts one neighbour of a word.</summary>
internal sealed class NeighbourCount
{
    private readonly Dictionary<string, int> _forms = new(StringComparer.OrdinalIgnoreCase);

    public int Before { get; private set; }

    public int After { get; private set; }

    public int Count => Before + After;

    /// <summary>The most frequent form.</summary>
    public string Form =>
        _forms.OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key;

    public void Add(string form, bool isBefore)
    {
        _forms[form] = _forms.GetValueOrDefault(form) + 1;
        Before += isBefore ? 1 : 0;
        After += isBefore ? 0 : 1;
    }
}
