using Lucene.Net.Index;
using Search.Query.Terms;

namespace Search.Index.LuceneNet.Querying;

/// <summary>How often the words of a group stand near each other in one pair, by the definition in <see cref="TermPhrase"/>.</summary>
internal sealed class NearPlaces(TermPhrase phrase)
{
    private readonly List<int>[] _positions = [.. phrase.Terms.Select(_ => new List<int>())];
    private readonly int[] _chosen = new int[phrase.Terms.Length];
    private int _best;

    /// <summary>The sum over the places of the first word of 1 / (1 + the least distance of a match there).</summary>
    /// <param name="lists">The words' lists, all at the same pair.</param>
    public float Frequency(DocsAndPositionsEnum[] lists)
    {
        for (var i = 0; i < lists.Length; i++)
        {
            _positions[i].Clear();
            for (var left = lists[i].Freq; left > 0; left--)
            {
                _positions[i].Add(lists[i].NextPosition());
            }
        }

        var frequency = 0f;
        foreach (var start in _positions[0])
        {
            _chosen[0] = start;
            _best = -1;
            var place = start - phrase.Terms[0].Offset;
            Extend(1, place, place);
            if (_best >= 0)
            {
                frequency += 1f / (1 + _best);
            }
        }

        return frequency;
    }

    private void Extend(int index, int least, int most)
    {
        if (most - least > phrase.Slop || (_best >= 0 && most - least >= _best))
        {
            return;
        }

        if (index == _positions.Length)
        {
            _best = most - least;
            return;
        }

        foreach (var position in _positions[index])
        {
            if (Array.IndexOf(_chosen, position, 0, index) >= 0 || (phrase.InOrder && position <= _chosen[index - 1]))
            {
                continue;
            }

            _chosen[index] = position;
            var place = position - phrase.Terms[index].Offset;
            Extend(index + 1, Math.Min(least, place), Math.Max(most, place));
        }
    }
}
