using Search.Concordance.WordAlignment;

namespace Search.Concordance.Equivalents;

/// <summary>
/// Links the words of pairs and says of each link what speaks for it: the two directions of the word aligner, how often
/// the words translate each other elsewhere, and the dictionary. One instance for each thread.
/// </summary>
internal sealed class LinkEvidence
{
    /// <summary>What one direction gives a link at least to be looked up in the dictionary.</summary>
    private const float LeastLink = 0.2f;

    // A link of less in both directions changes nothing that is shown.
    private const float LeastBelief = 1f / 24;

    /// <summary>From this <see cref="PairLinker.Support"/> on a link is believed as it stands.</summary>
    private const float FullSupport = 0.1f;

    /// <summary>What a rare translation is believed at least, when both words stand where nothing else fits.</summary>
    private const float LeastStrength = 0.55f;

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

    /// <summary>What two words weigh for each other that are translations wherever they stand.</summary>
    private const float RepeatedSupport = 0.2f;

    /// <summary>And how much more than chance, which leaves out words that stand in most pairs.</summary>
    private const float RepeatedLift = 50f;

    private readonly PairLinker _linker;
    private readonly bool _isSmall;

    // Made with the first instance and not with the first unsure match, which a user may be waiting for.
    private readonly DictionaryEvidence _dictionary = DictionaryEvidence.Default;

    /// <summary>Creates an instance.</summary>
    public LinkEvidence(TranslationModel model)
    {
        _linker = new PairLinker(model);
        _isSmall = model.Pairs < FewPairs;
    }

    /// <summary>Links the words of a pair.</summary>
    /// <param name="english">The English side.</param>
    /// <param name="chinese">The Chinese side.</param>
    /// <param name="pair">Receives the words and the links.</param>
    public void Link(AlignmentUnits english, AlignmentUnits chinese, LinkedPair pair)
    {
        pair.Clear();
        Add(english, pair.English);
        Add(chinese, pair.Chinese);
        _linker.Link(english, chinese);
        for (var e = 0; e < english.Count; e++)
        {
            for (var c = 0; c < chinese.Count; c++)
            {
                var (ofEnglish, ofChinese) = (_linker.EnglishFrom(e, c), _linker.ChineseFrom(e, c));
                var belief = MathF.Max(ofEnglish, ofChinese);
                var isSame = _linker.Support(e, c) >= 1;
                if (belief < LeastBelief && _linker.Support(e, c) < RepeatedSupport)
                {
                    continue;
                }

                // What is linked for its place alone, not for what it means, is no equivalent.
                var isPlace = IsArticle(english.Term(e)) && IsParticle(chinese.Term(c));
                var support = isPlace ? 0 : _linker.Support(e, c);
                var isLeftOver = _isSmall && _linker.Weight(e, c) < MoreThanOnce;
                var areWords = english[e].IsWord && chinese[c].IsWord;
                var isKnown = areWords && (isSame || IsRepeated(e, c, support, isLeftOver));
                if (belief >= LeastBelief || isKnown)
                {
                    isKnown |= areWords && belief >= LeastLink && IsGlossed(english.Term(e), chinese.Term(c));
                    var strength = isLeftOver ? 0 : Strength(e, c, support);
                    pair.Links.Add(
                        new WordLink(e, c, ofEnglish, ofChinese, strength, support >= GrowthSupport, isKnown)
                    );
                }
            }
        }
    }

    private static void Add(AlignmentUnits units, List<LinkedUnit> all)
    {
        for (var i = 0; i < units.Count; i++)
        {
            all.Add(new LinkedUnit(units[i].Start, units[i].End, units[i].IsWord));
        }
    }

    private float Strength(int english, int chinese, float support)
    {
        if (support <= 0)
        {
            return 0;
        }

        var known = Math.Clamp(MathF.Sqrt(support / FullSupport), LeastStrength, 1);
        var meant = MathF.Max(_linker.Lift(english, chinese) / FullLift, support / SureSupport);
        return meant >= 1 ? known : known * meant * meant * meant;
    }

    /// <summary>
    /// Of a word that one side repeats and the other does not, all occurrences are meant by the one on the other side,
    /// though only one of them is linked to it.
    /// </summary>
    private bool IsRepeated(int english, int chinese, float support, bool isLeftOver) =>
        !isLeftOver
        && (support >= SureSupport || (support >= RepeatedSupport && _linker.Lift(english, chinese) >= RepeatedLift));

    private bool IsGlossed(ReadOnlySpan<char> english, ReadOnlySpan<char> chinese)
    {
        var stem = _dictionary.Find(english);
        return _dictionary.Translates(stem, chinese) || _dictionary.TranslatesPart(stem, chinese);
    }

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
}
