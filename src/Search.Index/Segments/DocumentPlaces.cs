namespace Search.Index.Segments;

/// <summary>The pairs of one document in a segment, by rising position, then by id; each once.</summary>
/// <param name="documents">Their doc ids.</param>
/// <param name="positions">Their positions in the document.</param>
internal sealed class DocumentPlaces(int[] documents, int[] positions)
{
    /// <summary>Pairs.</summary>
    public int Count => documents.Length;

    /// <summary>The doc ids of all of them.</summary>
    public int[] Documents => documents;

    /// <summary>A doc id.</summary>
    public int this[int place] => documents[place];

    /// <summary>The first place that is not before a position.</summary>
    public int Find(int position)
    {
        var (low, high) = (0, positions.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = positions[middle] < position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
