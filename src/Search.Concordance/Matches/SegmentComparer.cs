using System.Collections.Immutable;

namespace Search.Concordance.Matches;

/// <summary>
/// Compares segments as translators' tools do: the weighted edit distance over words (Han: characters) and marks as a
/// share of the longer segment, taken from 100. Marks weigh a quarter and another form of the same word a tenth of a
/// word. Only the same text, character by character, is 100; anything else is at most 99. One thread at a time.
/// </summary>
/// <param name="terms">Numbers the forms of the asked segment.</param>
internal sealed class SegmentComparer(SegmentTerms terms)
{
    private float[] _costs = [];
    private float[] _unshared = [];

    /// <summary>The percentage, rounded down, 0 to 100; less than <paramref name="floor"/> may come back as 0 early.</summary>
    public int Compare(SegmentTokens asked, SegmentTokens found, int floor)
    {
        if (string.Equals(asked.Text, found.Text, StringComparison.Ordinal))
        {
            return 100;
        }

        var longer = Math.Max(asked.Weight, found.Weight);
        if (longer == 0 || Math.Abs(asked.Weight - found.Weight) > longer * (100 - floor) / 100f)
        {
            return 0;
        }

        // What the two do not share has to be paid for wherever it stands. Most candidates share a rare word and no more.
        if (Shared(asked, found) < longer * ((floor / 100f) - 1e-4f))
        {
            return 0;
        }

        Fill(asked, found);
        var cost = _costs[(asked.Count * (found.Count + 1)) + found.Count];
        return Math.Clamp((int)(100 * (1 - (cost / longer)) + 1e-3f), 0, 99);
    }

    /// <summary>The differences on the cheapest way from one to the other, neighbours of one kind joined.</summary>
    public ImmutableArray<SegmentDifference> Differences(SegmentTokens asked, SegmentTokens found)
    {
        Fill(asked, found);
        var width = found.Count + 1;
        var differences = new List<SegmentDifference>();
        var (i, j) = (asked.Count, found.Count);
        while (i > 0 || j > 0)
        {
            var cost = _costs[(i * width) + j];
            if (i > 0 && j > 0 && cost >= _costs[((i - 1) * width) + j - 1] + Cost(asked, i - 1, found, j - 1) - 1e-4f)
            {
                i--;
                j--;
                if (Cost(asked, i, found, j) > 0)
                {
                    var kind = IsSameTerm(asked, i, found, j) ? DifferenceKind.Form : DifferenceKind.Replaced;
                    differences.Add(new SegmentDifference(kind, Span(asked, i), Span(found, j)));
                }
            }
            else if (i > 0 && cost >= _costs[((i - 1) * width) + j] + asked[i - 1].Weight - 1e-4f)
            {
                i--;
                differences.Add(new SegmentDifference(DifferenceKind.Deleted, Span(asked, i), Place(found, j)));
            }
            else
            {
                j--;
                differences.Add(new SegmentDifference(DifferenceKind.Inserted, Place(asked, i), Span(found, j)));
            }
        }

        differences.Reverse();
        return Join(differences, asked.Text, found.Text);
    }

    /// <summary>The weight of the tokens that both have, each token once.</summary>
    private float Shared(SegmentTokens asked, SegmentTokens found)
    {
        if (_unshared.Length < terms.Count)
        {
            _unshared = new float[terms.Count * 2];
        }

        var left = _unshared.AsSpan(0, terms.Count);
        left.Clear();
        for (var i = 0; i < asked.Count; i++)
        {
            left[asked[i].Term] += asked[i].Weight;
        }

        var shared = 0f;
        for (var j = 0; j < found.Count; j++)
        {
            if (found[j].Term != SegmentToken.Unknown && left[found[j].Term] > 0)
            {
                left[found[j].Term] -= found[j].Weight;
                shared += found[j].Weight;
            }
        }

        return shared;
    }

    private void Fill(SegmentTokens asked, SegmentTokens found)
    {
        var width = found.Count + 1;
        var size = (asked.Count + 1) * width;
        if (_costs.Length < size)
        {
            _costs = new float[size];
        }

        _costs[0] = 0;
        for (var j = 1; j < width; j++)
        {
            _costs[j] = _costs[j - 1] + found[j - 1].Weight;
        }

        for (var i = 1; i <= asked.Count; i++)
        {
            var row = i * width;
            _costs[row] = _costs[row - width] + asked[i - 1].Weight;
            for (var j = 1; j < width; j++)
            {
                var replaced = _costs[row - width + j - 1] + Cost(asked, i - 1, found, j - 1);
                var deleted = _costs[row - width + j] + asked[i - 1].Weight;
                var inserted = _costs[row + j - 1] + found[j - 1].Weight;
                _costs[row + j] = Math.Min(replaced, Math.Min(deleted, inserted));
            }
        }
    }

    private static float Cost(SegmentTokens asked, int i, SegmentTokens found, int j)
    {
        var (left, right) = (asked[i], found[j]);
        if (left.Term != right.Term)
        {
            return Math.Max(left.Weight, right.Weight);
        }

        return asked
            .Text.AsSpan(left.Start, left.End - left.Start)
            .SequenceEqual(found.Text.AsSpan(right.Start, right.End - right.Start))
            ? 0
            : SegmentToken.FormCost;
    }

    private static bool IsSameTerm(SegmentTokens asked, int i, SegmentTokens found, int j) =>
        asked[i].Term == found[j].Term;

    private static TextSpan Span(SegmentTokens tokens, int index) => new(tokens[index].Start, tokens[index].End);

    private static TextSpan Place(SegmentTokens tokens, int index)
    {
        var at = index < tokens.Count ? tokens[index].Start : tokens.Text.Length;
        return new TextSpan(at, at);
    }

    private static ImmutableArray<SegmentDifference> Join(List<SegmentDifference> parts, string asked, string found)
    {
        var joined = ImmutableArray.CreateBuilder<SegmentDifference>(parts.Count);
        foreach (var part in parts)
        {
            if (
                joined.Count > 0
                && joined[^1].Kind == part.Kind
                && Touch(joined[^1].Asked, part.Asked, asked)
                && Touch(joined[^1].Found, part.Found, found)
            )
            {
                joined[^1] = new SegmentDifference(
                    part.Kind,
                    new TextSpan(joined[^1].Asked.Start, part.Asked.End),
                    new TextSpan(joined[^1].Found.Start, part.Found.End)
                );
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined.DrainToImmutable();
    }

    private static bool Touch(TextSpan left, TextSpan right, string text) =>
        left.End <= right.Start && text.AsSpan(left.End, right.Start - left.End).IsWhiteSpace();
}
