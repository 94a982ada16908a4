using System.Diagnostics;
using Search.Concordance.WordAlignment;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Equivalents;

/// <summary>
/// Finds what translates a word or phrase of a pair on the pair's other side, or nothing where it is not sure. The links
/// of the pair are those that its index has kept, or are found here. One instance for each thread, reused from pair to
/// pair.
/// </summary>
public sealed class EquivalentFinder
{
    /// <summary>
    /// The least confidence of an equivalent that is shown; with it nine of ten were right when they were read:
    /// decision record 0052.
    /// </summary>
    public const float DefaultConfidence = 0.1f;

    /// <summary>Below this confidence words that are known to translate each other are looked at, too.</summary>
    private const float AskBelow = 0.5f;

    /// <summary>What a word that is a known translation has at least, and what its link adds to it.</summary>
    private const float KnownBelief = 0.3f;

    private readonly AlignmentTokenizer _tokenizer = new();
    private readonly AlignmentUnits _english = new();
    private readonly AlignmentUnits _chinese = new();
    private readonly LinkEvidence _evidence;
    private readonly LinkedPair _pair = new();
    private readonly List<byte> _bytes = [];

    // The match that is looked at, and its links by its units and then by those of the other side.
    private readonly List<LinkedUnit> _matched = [];
    private WordLink[] _cells = new WordLink[64];
    private int _there;

    /// <summary>Creates a finder.</summary>
    public EquivalentFinder(TranslationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _evidence = new LinkEvidence(model);
    }

    /// <summary>The units of the English side that was cut last.</summary>
    public AlignmentUnits English => _english;

    /// <summary>The units of the Chinese side that was cut last.</summary>
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
    public void LinkCut() => _evidence.Link(_english, _chinese, _pair);

    /// <summary>Takes the links that a pair has, instead of linking it.</summary>
    /// <returns>False when it has none that can be used.</returns>
    public bool TryTake(AlignedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return pair.Links is { } links
            && WordLinksCodec.TryRead(links, pair.English.Length, pair.Chinese.Length, _pair);
    }

    /// <summary>The links of the linked pair, to be kept with it.</summary>
    public WordLinks Keep() => WordLinksCodec.Write(_pair, _bytes);

    /// <summary>Whether a piece of the linked pair starts where a word does and ends where one does.</summary>
    public bool IsWhole(TextSpan match, Language side)
    {
        var units = side == Language.English ? _pair.English : _pair.Chinese;
        var (first, end) = Covered(units, match);
        return first < end && units[first].Start >= match.Start && units[end - 1].End <= match.End;
    }

    /// <summary>The best equivalent of a piece of the linked pair, however unsure; null when nothing speaks for any.</summary>
    public Equivalent? Find(TextSpan match, Language side)
    {
        var here = side == Language.English ? _pair.English : _pair.Chinese;
        var there = side == Language.English ? _pair.Chinese : _pair.English;
        var (first, end) = Covered(here, match);
        if (first == end || there.Count == 0)
        {
            return null;
        }

        _matched.Clear();
        for (var i = first; i < end; i++)
        {
            _matched.Add(here[i]);
        }

        Gather(side, first, end, there.Count);
        var best = -1;
        var bestMass = 0f;
        for (var j = 0; j < there.Count; j++)
        {
            if (there[j].IsWord && Mass(j) is var mass && mass > bestMass)
            {
                (best, bestMass) = (j, mass);
            }
        }

        var grown = best < 0 ? null : (Equivalent?)Grow(there, side, best);
        return grown is { Confidence: >= AskBelow } ? grown : Known(there, side, grown);
    }

    private void Gather(Language side, int first, int end, int there)
    {
        _there = there;
        var count = (end - first) * there;
        if (_cells.Length < count)
        {
            _cells = new WordLink[count * 2];
        }

        _cells.AsSpan(0, count).Clear();
        foreach (ref readonly var link in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_pair.Links))
        {
            var (from, to) = side == Language.English ? (link.English, link.Chinese) : (link.Chinese, link.English);
            if (from >= first && from < end)
            {
                _cells[((from - first) * there) + to] =
                    side == Language.English
                        ? link
                        : link with
                        {
                            OfEnglish = link.OfChinese,
                            OfChinese = link.OfEnglish,
                        };
            }
        }
    }

    // Of the two beliefs of a gathered link, OfEnglish is the one of the match's word, OfChinese of the other.
    private ref readonly WordLink Cell(int here, int there) => ref _cells[(here * _there) + there];

    /// <summary>
    /// The word that is known for a translation, where that is surer than what was found without. The two directions agree
    /// on one partner for each word; where two words share one (疫情 is the outbreak of a disease), one direction alone
    /// speaks for the second, and the dictionary says whether that is chance.
    /// </summary>
    private Equivalent? Known(List<LinkedUnit> there, Language side, Equivalent? found)
    {
        for (var j = 0; j < there.Count && _matched.Count == 1; j++)
        {
            ref readonly var link = ref Cell(0, j);
            var confidence = KnownBelief + ((AskBelow - KnownBelief) * MathF.Max(link.OfEnglish, link.OfChinese));
            if (link.IsKnown && there[j].IsWord && !(confidence <= found?.Confidence))
            {
                found = Between(there, side, (j, j + 1), confidence);
            }
        }

        return found;
    }

    /// <summary>Lets the best word take in its neighbours as long as that makes the whole surer.</summary>
    private Equivalent Grow(List<LinkedUnit> there, Language side, int best)
    {
        var (low, high) = (best, best + 1);
        var confidence = Confidence(low, high);
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
                    || !Grows(from < low ? from : to - 1)
                )
                {
                    return;
                }

                var value = Confidence(from, to);
                if (value > next)
                {
                    (nextLow, nextHigh, next) = (from, to, value);
                }
            }
        }

        return Between(there, side, (low, high), confidence);
    }

    private Equivalent Between(List<LinkedUnit> there, Language side, (int First, int End) found, float confidence)
    {
        var mine = new TextSpan(_matched[0].Start, _matched[^1].End);
        var others = new TextSpan(there[found.First].Start, there[found.End - 1].End);
        return side == Language.English
            ? new Equivalent(mine, others, confidence)
            : new Equivalent(others, mine, confidence);
    }

    /// <summary>
    /// The geometric mean of how much of the match goes to a piece of the other side, and how much of that piece comes
    /// from the match.
    /// </summary>
    private float Confidence(int low, int high)
    {
        var (given, taken, strength) = (0f, 0f, 0f);
        var words = 0;
        for (var i = 0; i < _matched.Count; i++)
        {
            words += _matched[i].IsWord ? 1 : 0;
            for (var j = low; j < high; j++)
            {
                ref readonly var link = ref Cell(i, j);
                given += _matched[i].IsWord ? link.OfEnglish : 0;
                taken += link.OfChinese;
                strength = Math.Max(strength, link.Strength);
            }
        }

        Debug.Assert(words > 0);
        var belief = MathF.Min(1, MathF.Sqrt(given / words * taken / (high - low)));
        return belief * strength;
    }

    private bool Grows(int there)
    {
        for (var i = 0; i < _matched.Count; i++)
        {
            if (Cell(i, there).Grows)
            {
                return true;
            }
        }

        return false;
    }

    private float Mass(int there)
    {
        var mass = 0f;
        for (var i = 0; i < _matched.Count; i++)
        {
            mass += MathF.Sqrt(Cell(i, there).OfEnglish * Cell(i, there).OfChinese);
        }

        return mass;
    }

    /// <summary>The units from the first to the last word that a match stands on.</summary>
    private static (int First, int End) Covered(List<LinkedUnit> units, TextSpan match)
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
