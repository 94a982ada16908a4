using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Snapshots;

/// <summary>
/// A stored pair stands for all places where the same two texts were found. Here it is turned so that one of these
/// places is the pair's own and the others are its duplicates.
/// </summary>
internal static class PairOrigins
{
    /// <summary>The pair as its duplicate with an id has it; unchanged when the id is its own.</summary>
    public static StoredPair SeenAs(StoredPair stored, PairId id)
    {
        if (stored.Pair.Id == id)
        {
            return stored;
        }

        for (var i = 0; i < stored.Duplicates.Length; i++)
        {
            if (IdOf(stored.Pair, stored.Duplicates[i]) == id)
            {
                return Turn(stored, i, id);
            }
        }

        return stored;
    }

    /// <summary>The pair as it stands in a document; unchanged when it is the pair's own or none of its.</summary>
    public static StoredPair SeenIn(StoredPair stored, string source, string? document)
    {
        if (IsAt(stored.Pair.Source, stored.Pair.Document, source, document))
        {
            return stored;
        }

        for (var i = 0; i < stored.Duplicates.Length; i++)
        {
            var origin = stored.Duplicates[i];
            if (IsAt(origin.Source, origin.Document, source, document))
            {
                return Turn(stored, i, IdOf(stored.Pair, origin));
            }
        }

        return stored;
    }

    /// <summary>The id that the pair has at a place: ids hash the place's source and document with both texts.</summary>
    public static PairId IdOf(AlignedPair pair, PairOrigin origin) =>
        PairId.Compute(origin.Source, origin.Document, pair.English, pair.Chinese);

    /// <summary>Whether two places are the same document.</summary>
    public static bool IsAt(string source, string? document, string otherSource, string? otherDocument) =>
        string.Equals(source, otherSource, StringComparison.Ordinal)
        && string.Equals(document, otherDocument, StringComparison.Ordinal);

    private static StoredPair Turn(StoredPair stored, int index, PairId id)
    {
        var pair = stored.Pair;
        var origin = stored.Duplicates[index];
        var own = new PairOrigin(pair.Source, pair.Document, pair.Position, pair.ExternalId);
        var turned = pair with
        {
            Id = id,
            Source = origin.Source,
            Document = origin.Document,
            Position = origin.Position,
            ExternalId = origin.ExternalId,
        };
        return new StoredPair(turned, stored.Duplicates.SetItem(index, own));
    }
}
