using Search.Text.Pairs;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Lowers the quality of pairs whose sides the word aligner finds unlikely translations of each other, so that
/// misaligned pairs sink. One instance for each thread.
/// </summary>
public sealed class PairJudge
{
    /// <summary>At this mean gain and above a pair keeps its quality; chosen in decision record 0054.</summary>
    public const double LikelyGain = 0.75;

    /// <summary>Below this mean gain a pair is called unlikely; chosen in decision record 0054.</summary>
    public const double UnlikelyGain = 0.25;

    /// <summary>What is left of the quality of the most unlikely pair.</summary>
    public const float LeastFactor = 0.3f;

    /// <summary>Pairs with fewer words on either side are not judged: too little evidence.</summary>
    private const int LeastWords = 3;

    private readonly AlignmentTokenizer _tokenizer = new();
    private readonly AlignmentUnits _english = new();
    private readonly AlignmentUnits _chinese = new();
    private readonly PairLinker _linker;

    /// <summary>Creates a judge.</summary>
    public PairJudge(TranslationModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _linker = new PairLinker(model);
    }

    /// <summary>The mean gain of a pair (<see cref="PairLinker.MeanGain"/>); null when it is too short to be judged.</summary>
    public double? Gain(string english, string chinese)
    {
        _tokenizer.Cut(english, Language.English, _english);
        _tokenizer.Cut(chinese, Language.Chinese, _chinese);
        return Gain(_english, _chinese);
    }

    /// <summary>The pair with its quality multiplied by <see cref="LeastFactor"/> to 1 and marked when it is unlikely.</summary>
    public AlignedPair Judge(AlignedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return Lower(pair, Gain(pair.English, pair.Chinese));
    }

    /// <summary>The same of a pair whose sides are cut already.</summary>
    internal AlignedPair Judge(AlignedPair pair, AlignmentUnits english, AlignmentUnits chinese) =>
        Lower(pair, Gain(english, chinese));

    private double? Gain(AlignmentUnits english, AlignmentUnits chinese)
    {
        if (CountWords(english) < LeastWords || CountWords(chinese) < LeastWords)
        {
            return null;
        }

        _linker.Link(english, chinese);
        return _linker.MeanGain;
    }

    private static AlignedPair Lower(AlignedPair pair, double? judged)
    {
        if (judged is not { } gain || gain >= LikelyGain)
        {
            return pair;
        }

        var factor = LeastFactor + ((1 - LeastFactor) * (float)Math.Clamp(gain / LikelyGain, 0, 1));
        return pair with
        {
            Quality = pair.Quality * factor,
            Reasons = gain < UnlikelyGain ? pair.Reasons | QualityReasons.Unlikely : pair.Reasons,
        };
    }

    private static int CountWords(AlignmentUnits units)
    {
        var count = 0;
        for (var i = 0; i < units.Count; i++)
        {
            count += units[i].IsWord ? 1 : 0;
        }

        return count;
    }
}
