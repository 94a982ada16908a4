using Search.Index.Segments;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Snapshots;

/// <summary>Finds the neighbours of a pair in its document.</summary>
internal static class DocumentContext
{
    /// <summary>Up to so many pairs before and after a pair; empty when the pair does not exist.</summary>
    public static PairContext Get(Snapshot snapshot, PairId id, int before, int after)
    {
        if (!PairLookup.TryFind(snapshot, id, out var home, out var homeDocument))
        {
            return new PairContext([], []);
        }

        var pair = PairOrigins.SeenAs(snapshot.Segments[home].Reader.Load(homeDocument), id).Pair;
        var near = new List<StoredPair>();
        for (var segment = 0; segment < snapshot.Segments.Length; segment++)
        {
            var walk = new Walk(snapshot, segment, pair);
            var split = walk.LowerBound();
            walk.Collect(split, 1, after, near);
            walk.Collect(split - 1, -1, before, near);
        }

        near.Sort(Compare);
        return new PairContext(
            [.. near.Where(other => Compare(other.Pair, pair) < 0).TakeLast(before)],
            [.. near.Where(other => Compare(other.Pair, pair) > 0).Take(after)]
        );
    }

    private static int Compare(StoredPair left, StoredPair right) => Compare(left.Pair, right.Pair);

    private static int Compare(AlignedPair left, AlignedPair right) =>
        left.Position != right.Position ? left.Position.CompareTo(right.Position) : left.Id.CompareTo(right.Id);

    /// <summary>The document's pairs in one segment.</summary>
    private readonly struct Walk(Snapshot snapshot, int segment, AlignedPair pair)
    {
        private readonly DocumentPlaces _places = snapshot.Segments[segment].Reader.Places(pair.Source, pair.Document);

        /// <summary>The index of the first pair that does not come before the pair.</summary>
        public int LowerBound() => _places.Find(pair.Position);

        /// <summary>
        /// Collects neighbours from an index on in one direction, and with the last one all that share its position:
        /// several pairs at one position are in the order of their ids, which the list need not follow.
        /// </summary>
        public void Collect(int index, int step, int count, List<StoredPair> neighbours)
        {
            var found = 0;
            var last = pair.Position;
            for (; index >= 0 && index < _places.Count; index += step)
            {
                if (snapshot.Deletions[segment]?.Contains(_places[index]) == true)
                {
                    continue;
                }

                var stored = Load(index);
                if (found >= count && stored.Pair.Position != last)
                {
                    return;
                }

                last = stored.Pair.Position;
                found += last == pair.Position ? 0 : 1;
                neighbours.Add(stored);
            }
        }

        private StoredPair Load(int index) =>
            PairOrigins.SeenIn(snapshot.Segments[segment].Reader.Load(_places[index]), pair.Source, pair.Document);
    }
}
