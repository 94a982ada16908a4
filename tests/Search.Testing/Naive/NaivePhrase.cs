using Search.Query.Terms;

namespace Search.Testing.Naive;

/// <summary>How often a phrase stands in a pair, straight from the definition in <see cref="TermPhrase"/>.</summary>
public static class NaivePhrase
{
    public static float Frequency(TermPhrase phrase, NaiveDocument document)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        ArgumentNullException.ThrowIfNull(document);
        foreach (var term in phrase.Terms)
        {
            if (document.Positions(term.Space, term.Term).IsEmpty)
            {
                return 0;
            }
        }

        if (!phrase.ByWords.IsEmpty)
        {
            return PlacesByWords(phrase, document);
        }

        var lists = phrase.Terms.Select(term => document.Positions(term.Space, term.Term).ToArray()).ToArray();

        var frequency = 0f;
        foreach (var start in lists[0])
        {
            var distance = LeastDistance(phrase, lists, start);
            if (distance >= 0)
            {
                frequency += 1f / (1 + distance);
            }
        }

        return frequency;
    }

    private static int PlacesByWords(TermPhrase phrase, NaiveDocument document)
    {
        var places = phrase
            .ByWords.Select(place =>
            {
                var positions = document.Positions(place.Term.Space, place.Term.Term).ToArray();
                IEnumerable<int> others = place.Or is { } or ? document.Positions(or, place.Term.Term).ToArray() : [];
                return positions.Union(others).Select(position => position - place.Term.Offset).ToHashSet();
            })
            .ToList();
        return places[0].Count(start => places.TrueForAll(starts => starts.Contains(start)));
    }

    // -1 when no match has the first term at this position.
    private static int LeastDistance(TermPhrase phrase, int[][] lists, int start)
    {
        var chosen = new int[lists.Length];
        chosen[0] = start;
        var adjusted = start - phrase.Terms[0].Offset;
        var best = -1;
        Extend(1, adjusted, adjusted);
        return best;

        void Extend(int index, int least, int most)
        {
            if (most - least > phrase.Slop || (best >= 0 && most - least >= best))
            {
                return;
            }

            if (index == lists.Length)
            {
                best = most - least;
                return;
            }

            foreach (var position in lists[index])
            {
                // With slop 0 two layers may hold the same position (a word and its first character); distinct
                // offsets keep distinct terms apart anyway.
                if (phrase.Slop > 0 && Array.IndexOf(chosen, position, 0, index) >= 0)
                {
                    continue;
                }

                if (phrase.Slop > 0 && phrase.InOrder && position <= chosen[index - 1])
                {
                    continue;
                }

                chosen[index] = position;
                var here = position - phrase.Terms[index].Offset;
                Extend(index + 1, Math.Min(least, here), Math.Max(most, here));
            }
        }
    }
}
