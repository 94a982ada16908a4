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
    public const float DefaultConfidence = 0.1f;

    /// <summary>From this <see cref="PairLinker.Support"/> on a link is believed as it stands.</summary>
    private const float FullSupport = 0.1f;

    /// <summary>What a rare translation is believed at least, when both words stand where nothing else fits.</summary>
    private const float LeastBelief = 0.55f;

    /// <summary>
    /// From this <see cref="PairLinker.Lift"/> on a link says what words mean. Below it falls off steeply: articles and
    /// particles stand in nearly every pair, and so the one is linked to the other.
    /// </summary>
    private const float FullLift = 8f;

    /// <summary>Of few words each is frequent: what translates the other nearly always is believed whatever its lift.</summary>
    private const float SureSupport = 0.6f;

    /// <summary>
    /// A word joins the best one when it is known to translate the match itself: otherwise particles and measure words
    /// take in whatever stands around.
    /// </summary>
    private const float GrowthSupport = 0.03f;

    /// <summary>
    /// Of a text of fewer pairs what was linked once alone, and is in no dictionary, is what was left over in one
    /// sentence: there are too few others to tell its words apart.
    /// </summary>
    private const int FewPairs = 5000;

    /// <summary>More than one link weighs, less than one that the dictionary knows and less than two.</summary>
    private const float MoreThanOnce = 1.5f;

    /// <summary>Below this confidence the dictionary is asked, too.</summary>
    private const float AskBelow = 0.5f;

    /// <summary>A word that one direction links no more than this is not looked up.</summary>
    private const float LeastLink = 0.2f;

    /// <summary>What a word that the dictionary knows for a translation has at least, and what its link adds to it.</summary>
    private const float KnownBelief = 0.3f;

    /// <summary>What two words weigh for each other that are translations wherever they stand.</summary>
    private const float RepeatedSupport = 0.2f;

    /// <summary>And how much more than chance, which leaves out words that stand in most pairs.</summary>
    private const float RepeatedLift = 50f;

    private readonly AlignmentTokenizer _tokenizer = new();
    private readonly AlignmentUnits _english = new();
    private readonly AlignmentUnits _chinese = new();
    private readonly PairLinker _linker;
    private readonly bool _isSmall;

    // Made with the first finder and not with the first unsure match, which a user may be waiting for.
    private readonly DictionaryEvidence _dictionary = DictionaryEvidence.Default;

    /// <summary>Creates a finder.</summary>
    public EquivalentFinder(TranslationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _linker = new PairLinker(model);
        _isSmall = model.Pairs < FewPairs;
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

    /// <summary>Whether a piece of the linked pair starts where a word does and ends where one does.</summary>
    public bool IsWhole(TextSpan match, Language side)
    {
        var units = side == Language.English ? _english : _chinese;
        var (first, end) = Covered(units, match);
        return first < end && units[first].Start >= match.Start && units[end - 1].End <= match.End;
    }

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

        var grown = best < 0 ? null : (Equivalent?)Grow(here, there, side, first, end, best);
        return grown is { Confidence: >= AskBelow } ? grown : Known(here, there, side, first, end, grown);
    }

    /// <summary>
    /// The word that the dictionary calls a translation, where that is surer than what was found without. The two
    /// directions agree on one partner for each word; where two words share one (疫情 is the outbreak of a disease), one
    /// direction alone speaks for the second, and the dictionary says whether that is chance.
    /// </summary>
    private Equivalent? Known(
        AlignmentUnits here,
        AlignmentUnits there,
        Language side,
        int first,
        int end,
        Equivalent? found
    )
    {
        for (var i = first; i < end && end - first == 1; i++)
        {
            for (var j = 0; j < there.Count; j++)
            {
                var (to, from) = Links(side, i, j);
                var link = MathF.Max(to, from);
                var confidence = KnownBelief + ((AskBelow - KnownBelief) * link);
                if (!there[j].IsWord || confidence <= found?.Confidence)
                {
                    continue;
                }

                var (e, c) = side == Language.English ? (i, j) : (j, i);
                if (IsRepeated(e, c) || (link >= LeastLink && IsGlossed(e, c)))
                {
                    found = Between(here, there, side, (first, end), (j, j + 1), confidence);
                }
            }
        }

        return found;
    }

    /// <summary>
    /// Of a word that one side repeats and the other does not, all occurrences are meant by the one on the other side,
    /// though only one of them is linked to it.
    /// </summary>
    private bool IsRepeated(int english, int chinese) =>
        _english.IsSame(english, _chinese, chinese)
        || Support(Language.English, english, chinese) is var support
            && !IsLeftOver(english, chinese)
            && (
                support >= SureSupport || (support >= RepeatedSupport && _linker.Lift(english, chinese) >= RepeatedLift)
            );

    private bool IsLeftOver(int english, int chinese) => _isSmall && _linker.Weight(english, chinese) < MoreThanOnce;

    private bool IsGlossed(int english, int chinese)
    {
        var stem = _dictionary.Find(_english.Term(english));
        var word = _chinese.Term(chinese);
        return _dictionary.Translates(stem, word) || _dictionary.TranslatesPart(stem, word);
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

        return Between(here, there, side, (first, end), (low, high), confidence);
    }

    private static Equivalent Between(
        AlignmentUnits here,
        AlignmentUnits there,
        Language side,
        (int First, int End) matched,
        (int First, int End) found,
        float confidence
    )
    {
        var mine = new TextSpan(here[matched.First].Start, here[matched.End - 1].End);
        var others = new TextSpan(there[found.First].Start, there[found.End - 1].End);
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
        var (given, taken, strength) = (0f, 0f, 0f);
        for (var i = first; i < end; i++)
        {
            for (var j = low; j < high; j++)
            {
                var (to, from) = Links(side, i, j);
                given += here[i].IsWord ? to : 0;
                taken += from;
                strength = Math.Max(strength, Strength(side, i, j));
            }
        }

        var words = 0;
        for (var i = first; i < end; i++)
        {
            words += here[i].IsWord ? 1 : 0;
        }

        Debug.Assert(words > 0);
        var belief = MathF.Min(1, MathF.Sqrt(given / words * taken / (high - low)));
        return belief * strength;
    }

    /// <summary>How far a link is believed for what the two words mean, 0 to 1.</summary>
    private float Strength(Language side, int here, int there)
    {
        var (english, chinese) = side == Language.English ? (here, there) : (there, here);
        var support = Support(side, here, there);
        if (support <= 0 || IsLeftOver(english, chinese))
        {
            return 0;
        }

        var known = Math.Clamp(MathF.Sqrt(support / FullSupport), LeastBelief, 1);
        var meant = MathF.Max(_linker.Lift(english, chinese) / FullLift, support / SureSupport);
        return meant >= 1 ? known : known * meant * meant * meant;
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
        return IsArticle(_english.Term(english)) && IsParticle(_chinese.Term(chinese))
            ? 0
            : _linker.Support(english, chinese);
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

    // Chinese has no articles: as nearly every noun has one, they are linked to what stands in every Chinese sentence.
    private static bool IsArticle(ReadOnlySpan<char> word) => word is "the" or "a" or "an";

    private static bool IsParticle(ReadOnlySpan<char> word) =>
        word
            is "的"
                or "地"
                or "得"
                or "之"
                or "所"
                or "了"
                or "着"
                or "过"
                or "把"
                or "被"
                or "在"
                or "是"
                or "和"
                or "对"
                or "向"
                or "到"
                or "将"
                or "为"
                or "也"
                or "就"
                or "都";

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
