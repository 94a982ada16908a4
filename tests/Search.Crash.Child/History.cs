using System.Globalization;
using Search.Text.Pairs;

namespace Search.Crash.Child;

/// <summary>
/// A long history of an index that a number fixes: what state n holds can be computed without having lived through it.
/// A marker pair in the index says which state it is in.
/// </summary>
public static class History
{
    public const string MarkerSource = "marker";

    private const int PairsARound = 40;
    private const int BuildSize = 1500;

    /// <summary>The pair that says which state an index is in.</summary>
    public static AlignedPair Marker(int state) =>
        Create(MarkerSource, "marker", string.Create(CultureInfo.InvariantCulture, $"state {state}"), "状态", state);

    /// <summary>What a full build of a state holds, the marker left out.</summary>
    public static IEnumerable<AlignedPair> Build(int state) =>
        Enumerable.Range(0, BuildSize + (state % 7 * 100)).Select(i => Pair(state, i));

    /// <summary>The pairs that a round adds.</summary>
    public static IEnumerable<AlignedPair> Added(int round) =>
        Enumerable.Range(0, PairsARound).Select(i => Pair(round, i));

    /// <summary>Which of its pairs a round deletes again later, and in which round: a quarter of them, within ten rounds.</summary>
    public static IEnumerable<(AlignedPair Pair, int Round)> Deleted(int round) =>
        Added(round).Where((_, i) => i % 4 == 0).Select((pair, i) => (pair, round + 1 + ((i + round) % 10)));

    /// <summary>The pairs that a round deletes.</summary>
    public static IEnumerable<AlignedPair> DeletedIn(int round) =>
        Enumerable
            .Range(Math.Max(1, round - 10), Math.Min(10, round - 1))
            .SelectMany(Deleted)
            .Where(entry => entry.Round == round)
            .Select(entry => entry.Pair);

    /// <summary>What the changes of all rounds up to a state leave, the marker left out.</summary>
    public static IEnumerable<AlignedPair> After(int state)
    {
        for (var round = 1; round <= state; round++)
        {
            var gone = Deleted(round).Where(entry => entry.Round <= state).Select(entry => entry.Pair.Id).ToHashSet();
            foreach (var pair in Added(round))
            {
                if (!gone.Contains(pair.Id))
                {
                    yield return pair;
                }
            }
        }
    }

    private static AlignedPair Pair(int round, int number)
    {
        var source = string.Create(CultureInfo.InvariantCulture, $"round {round}");
        return Create(
            source,
            string.Create(CultureInfo.InvariantCulture, $"document {number % 5}"),
            string.Create(CultureInfo.InvariantCulture, $"In round {round} the chip number {number} runs."),
            string.Create(CultureInfo.InvariantCulture, $"第{round}轮的芯片{number}在运行。"),
            number
        );
    }

    private static AlignedPair Create(string source, string document, string english, string chinese, int position) =>
        new()
        {
            Id = PairId.Compute(source, document, english, chinese),
            English = english,
            Chinese = chinese,
            Source = source,
            Document = document,
            Position = position,
        };
}
