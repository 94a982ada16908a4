using System.Diagnostics;
using Search.Concordance.WordAlignment;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Equivalents;

/// <summary>
/// Finds what translates a word or phrase of a pair on the pair's other side, or nothing where it is not sure. One
/// instance for each thread, reused from pair to pair.
/// </summary>
public sealed class EquivalentFinder
{
    /// <summary>
    /// The least confidence of an equivalent that is shown; with it nine of ten were right when they were read:
    /// decision record 0052.
    /// </summary>
    public const float DefaultConfidence = 0.25f;

    /// <summary>From this <see cref="PairLinker.Support"/> on a link is believed as it stands.</summary>
    private const float FullSupport = 0.1f;

    /// <summary>
    /// A word joins the best one when it is known to translate the match itself: otherwise particles and measure words
    /// take in whatever stands around.
    /// </summary>
    private const float GrowthSupport = 0.03f;

    private readonly AlignmentTokenizer _tokenizer = new();
    private readonly AlignmentUnits _english = new();
    private readonly AlignmentUnits _chinese = new();
    private readonly PairLinker _linker;

    /// <summary>Creates a finder.</summary>
    public EquivalentFinder(TranslationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _linker = new PairLinker(model);
    }

    /// <summary>The units of the English side of the last pair.</summary>
    public AlignmentUnits English => _english;

    /// <summary>The units of the Chinese side of the last pair.</summary>
    public AlignmentUnits Chinese => _chinese;

    /// <summary>Finds the equivalents of matched pieces of one side.</summary>
    /// <param name="english">The English text.</param>
    /// <param name="chinese">The Chinese text.</param>
    /// <param name="matches">The matched pieces, in order.</param>
    /// <param name="side">The side that they stand on.</param>
    /// <param name="minConfidence">The least confidence, 0 to 1.</param>
    /// <param name="found">Receives the equivalents, in the order of the matches, at most one for each.</param>
    public void Find(
        ReadOnlySpan<char> english,
        ReadOnlySpan<char> chinese,
        ReadOnlySpan<TextSpan> matches,
        Language side,
        float minConfidence,
        ICollection<Equivalent> found
    )
    {
        ArgumentNullException.ThrowIfNull(found);
        if (matches.IsEmpty)
        {
            return;
        }

        Link(english, chinese);
        Find(matches, side, minConfidence, found);
    }

    /// <summary>Finds the equivalents of matched pieces of one side of the linked pair.</summary>
    /// <param name="matches">The matched pieces, in order.</param>
    /// <param name="side">The side that they stand on.</param>
    /// <param name="minConfidence">The least confidence, 0 to 1.</param>
    /// <param name="found">Receives the equivalents, in the order of the matches, at most one for each.</param>
    public void Find(ReadOnlySpan<TextSpan> matches, Language side, float minConfidence, ICollection<Equivalent> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        foreach (var match in matches)
        {
            if (Find(match, side) is { } equivalent && equivalent.Confidence >= minConfidence)
            {
                found.Add(equivalent);
            }
        }
    }

    /// <summary>Links the words of a pair, so that <see cref="Find(TextSpan, Language)"/> can be asked about it.</summary>
    public void Link(ReadOnlySpan<char> english, ReadOnlySpan<char> chinese)
    {
        Cut(english, Language.English);
        Cut(chinese, Language.Chinese);
        LinkCut();
    }

    /// <summary>Takes over a side of a pair that is analysed already; <see cref="LinkCut"/> then links both.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="side">Which side it is.</param>
    public void Cut(ReadOnlySpan<char> text, TokenBuffer tokens, Language side) =>
        AlignmentTokenizer.Cut(text, tokens, side == Language.English ? _english : _chinese);

    /// <summary>Analyses a side of a pair; <see cref="LinkCut"/> then links both.</summary>
    /// <param name="text">The text.</param>
    /// <param name="side">Which side it is.</param>
    public void Cut(ReadOnlySpan<char> text, Language side) =>
        _tokenizer.Cut(text, side, side == Language.English ? _english : _chinese);

    /// <summary>Links the two sides that were cut last.</summary>
    public void LinkCut() => _linker.Link(_english, _chinese);

    /// <summary>The best equivalent of a piece of the linked pair, however unsure; null when nothing speaks for any.</summary>
    public Equivalent? Find(TextSpan match, Language side)
    {
        var here = side == Language.English ? _english : _chinese;
        var there = side == Language.English ? _chinese : _english;
        var (first, end) = Covered(here, match);
        if (first == end || there.Count == 0)
        {
            return null;
        }

        var best = -1;
        var bestMass = 0f;
        for (var j = 0; j < there.Count; j++)
        {
            if (there[j].IsWord && Mass(side, first, end, j) is var mass && mass > bestMass)
            {
                (best, bestMass) = (j, mass);
            }
        }

        return best < 0 ? null : Grow(here, there, side, first, end, best);
    }

    /// <summary>Lets the best word take in its neighbours as long as that makes the whole surer.</summary>
    private Equivalent Grow(AlignmentUnits here, AlignmentUnits there, Language side, int first, int end, int best)
    {
        var (low, high) = (best, best + 1);
        var confidence = Confidence(side, here, first, end, low, high);
        while (true)
        {
            var (nextLow, nextHigh) = (low, high);
            var next = confidence;
            // A step over a mark or a word of no partner may reach the other half of a phrase.
            for (var step = 1; step <= 2; step++)
            {
                Try(low - step, high);
                Try(low, high + step);
            }

            if (next <= confidence)
            {
                break;
            }

            (low, high, confidence) = (nextLow, nextHigh, next);

            void Try(int from, int to)
            {
                if (
                    from < 0
                    || to > there.Count
                    || !there[from].IsWord
                    || !there[to - 1].IsWord
                    || BestSupport(side, first, end, from < low ? from : to - 1) < GrowthSupport
                )
                {
                    return;
                }

                var value = Confidence(side, here, first, end, from, to);
                if (value > next)
                {
                    (nextLow, nextHigh, next) = (from, to, value);
                }
            }
        }

        var mine = new TextSpan(here[first].Start, here[end - 1].End);
        var others = new TextSpan(there[low].Start, there[high - 1].End);
        return side == Language.English
            ? new Equivalent(mine, others, confidence)
            : new Equivalent(others, mine, confidence);
    }

    /// <summary>
    /// The geometric mean of how much of the match goes to a piece of the other side, and how much of that piece comes
    /// from the match.
    /// </summary>
    private float Confidence(Language side, AlignmentUnits here, int first, int end, int low, int high)
    {
        var (given, taken, support) = (0f, 0f, 0f);
        for (var i = first; i < end; i++)
        {
            for (var j = low; j < high; j++)
            {
                var (to, from) = Links(side, i, j);
                given += here[i].IsWord ? to : 0;
                taken += from;
                support = Math.Max(support, Support(side, i, j));
            }
        }

        var words = 0;
        for (var i = first; i < end; i++)
        {
            words += here[i].IsWord ? 1 : 0;
        }

        Debug.Assert(words > 0);
        var belief = MathF.Min(1, MathF.Sqrt(given / words * taken / (high - low)));
        return belief * MathF.Min(1, MathF.Sqrt(support / FullSupport));
    }

    private float BestSupport(Language side, int first, int end, int there)
    {
        var best = 0f;
        for (var i = first; i < end; i++)
        {
            best = Math.Max(best, Support(side, i, there));
        }

        return best;
    }

    /// <summary>What is linked for its place alone, not for what it means, is no equivalent.</summary>
    private float Support(Language side, int here, int there)
    {
        var (english, chinese) = side == Language.English ? (here, there) : (there, here);
        return _linker.Support(english, chinese);
    }

    private float Mass(Language side, int first, int end, int j)
    {
        var mass = 0f;
        for (var i = first; i < end; i++)
        {
            var (to, from) = Links(side, i, j);
            mass += MathF.Sqrt(to * from);
        }

        return mass;
    }

    private (float To, float From) Links(Language side, int here, int there) =>
        side == Language.English
            ? (_linker.EnglishFrom(here, there), _linker.ChineseFrom(here, there))
            : (_linker.ChineseFrom(there, here), _linker.EnglishFrom(there, here));

    /// <summary>The units from the first to the last word that a match stands on.</summary>
    private static (int First, int End) Covered(AlignmentUnits units, TextSpan match)
    {
        var first = 0;
        while (first < units.Count && (units[first].End <= match.Start || !units[first].IsWord))
        {
            first++;
        }

        var end = units.Count;
        while (end > first && (units[end - 1].Start >= match.End || !units[end - 1].IsWord))
        {
            end--;
        }

        return (first, end);
    }
}
