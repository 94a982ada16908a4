using System.Collections.Immutable;

namespace Search.Index.Writing;

/// <summary>What the choice of segments to merge looks at.</summary>
/// <param name="Documents">Pairs, deleted ones too.</param>
/// <param name="Deleted">Deleted pairs.</param>
internal readonly record struct MergeCandidate(int Documents, int Deleted)
{
    /// <summary>Pairs that a merge keeps.</summary>
    public int Live => Documents - Deleted;
}

/// <summary>
/// Chooses segments to merge, by tiers: a tier holds segments of like size, and when it holds <see cref="Width"/> they
/// become one of the tier above. Each pair is so rewritten once a tier, and there are at most Width − 1 segments in each.
/// </summary>
internal static class MergePolicy
{
    /// <summary>Segments of one tier that are merged.</summary>
    public const int Width = 8;

    // Segments below this size are one tier: what differs between them is noise.
    private const int Smallest = 4_096;

    // A segment with a larger part of deleted pairs is rewritten alone.
    private const double MostDeleted = 0.3;

    /// <summary>The indices of the segments to merge into one; empty when all is well.</summary>
    public static ImmutableArray<int> Choose(IReadOnlyList<MergeCandidate> segments)
    {
        var tiers = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < segments.Count; i++)
        {
            var tier = Tier(segments[i].Live);
            if (!tiers.TryGetValue(tier, out var members))
            {
                tiers.Add(tier, members = []);
            }

            members.Add(i);
        }

        // The lowest tier first: its merges are the cheapest for the segments they do away with.
        foreach (var members in tiers.Values)
        {
            if (members.Count >= Width)
            {
                return [.. members];
            }
        }

        var worst = -1;
        for (var i = 0; i < segments.Count; i++)
        {
            var isOver = segments[i].Deleted > MostDeleted * segments[i].Documents;
            if (isOver && (worst < 0 || segments[i].Deleted > segments[worst].Deleted))
            {
                worst = i;
            }
        }

        return worst < 0 ? [] : [worst];
    }

    private static int Tier(int live)
    {
        var tier = 0;
        for (var size = (long)Smallest; live > size; size *= Width)
        {
            tier++;
        }

        return tier;
    }
}
