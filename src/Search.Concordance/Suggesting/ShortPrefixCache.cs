using System.Collections.Concurrent;
using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Concordance.Suggesting;

/// <summary>Completions of short prefixes of one commit. Safe for use by several threads at once.</summary>
internal sealed class ShortPrefixCache
{
    private const int MostEntries = 20_000;
    private const int LongestPrefix = 2;
    private ConcurrentDictionary<(TermSpace, string), ImmutableArray<TermCount>> _entries = new();
    private long _generation = -1;

    /// <summary>Whether answers for this prefix are worth keeping.</summary>
    public static bool Keeps(string prefix) => prefix.Length <= LongestPrefix;

    /// <summary>The kept answer.</summary>
    public bool TryGet(long generation, TermSpace space, string prefix, out ImmutableArray<TermCount> counts)
    {
        counts = [];
        return Keeps(prefix)
            && Interlocked.Read(ref _generation) == generation
            && _entries.TryGetValue((space, prefix), out counts);
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(long generation, TermSpace space, string prefix, ImmutableArray<TermCount> counts)
    {
        if (!Keeps(prefix))
        {
            return;
        }

        if (Interlocked.Exchange(ref _generation, generation) != generation || _entries.Count >= MostEntries)
        {
            _entries = new ConcurrentDictionary<(TermSpace, string), ImmutableArray<TermCount>>();
        }

        _entries[(space, prefix)] = counts;
    }
}
