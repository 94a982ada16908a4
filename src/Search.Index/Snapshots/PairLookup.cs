using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Snapshots;

/// <summary>Finds and loads pairs by id.</summary>
internal static class PairLookup
{
    /// <summary>The pairs with the ids, in their order; ids that no pair has are left out.</summary>
    public static ImmutableArray<StoredPair> Get(Snapshot snapshot, ImmutableArray<PairId> ids)
    {
        var pairs = ImmutableArray.CreateBuilder<StoredPair>(ids.Length);
        foreach (var id in ids)
        {
            if (TryFind(snapshot, id, out var segment, out var document))
            {
                pairs.Add(PairOrigins.SeenAs(snapshot.Segments[segment].Reader.Load(document), id));
            }
        }

        return pairs.DrainToImmutable();
    }

    /// <summary>Finds the segment and the document of a pair that is not deleted.</summary>
    public static bool TryFind(Snapshot snapshot, PairId id, out int segment, out int document)
    {
        for (segment = 0; segment < snapshot.Segments.Length; segment++)
        {
            document = snapshot.Segments[segment].Reader.FindPair(id);
            if (document >= 0 && snapshot.Deletions[segment]?.Contains(document) != true)
            {
                return true;
            }
        }

        document = -1;
        return false;
    }
}
