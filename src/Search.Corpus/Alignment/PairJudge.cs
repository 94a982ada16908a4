using Search.Text.Pairs;

namespace Search.Corpus.Alignment;

/// <summary>Turns the evidence for a bead into a quality and reasons that a person can check.</summary>
internal sealed class PairJudge
{
    private const float UnusualLength = 2.2f;

    private readonly AlignmentTask task;
    private readonly SequenceAlignment alignment;
    private readonly HashSet<int> expected = [];

    public PairJudge(AlignmentTask task, SequenceAlignment alignment)
    {
        this.task = task;
        this.alignment = alignment;
    }

    /// <summary>The quality of a bead, 0 to 1, and what is to be said about it.</summary>
    /// <param name="bead">The bead, a pair.</param>
    /// <param name="english">Its English text.</param>
    /// <param name="chinese">Its Chinese text.</param>
    public (float Quality, QualityReasons Reasons) Judge(Bead bead, string english, string chinese)
    {
        var reasons = QualityReasons.None;
        if (bead.EnglishCount + bead.ChineseCount > 2)
        {
            reasons |= QualityReasons.Merged;
        }

        var englishLength = Sum(task.English.Lengths.Slice(bead.EnglishStart, bead.EnglishCount));
        var chineseLength = Sum(task.Chinese.Lengths.Slice(bead.ChineseStart, bead.ChineseCount));
        if (MathF.Abs(alignment.Lengths.StandardScore(englishLength, chineseLength)) > UnusualLength)
        {
            reasons |= QualityReasons.LengthRatio;
        }

        if (englishLength < 16 || chineseLength < 5)
        {
            reasons |= QualityReasons.ShortText;
        }

        if (string.Equals(english, chinese, StringComparison.Ordinal))
        {
            reasons |= QualityReasons.Untranslated;
        }

        var anchors = CountAnchors(bead, out var numbersDiffer);
        if (anchors == 0)
        {
            reasons |= QualityReasons.NoAnchor;
        }

        if (numbersDiffer)
        {
            reasons |= QualityReasons.NumberMismatch;
        }

        // A long pair gathers more evidence, for and against, than its words are worth one by one.
        var scale = MathF.Sqrt(Math.Max(1f, chineseLength / 25f));
        var quality = 1 / (1 + MathF.Exp(-((0.6f * bead.Score / scale) + 0.4f)));
        if (numbersDiffer)
        {
            quality *= 0.8f;
        }

        if ((reasons & QualityReasons.Untranslated) != 0)
        {
            quality = 0;
        }

        if (bead.Score < -2)
        {
            reasons |= QualityReasons.Unlikely;
        }

        return (Math.Clamp(quality, 0, 1), reasons);
    }

    // How many English words have a likely translation on the Chinese side.
    private int CountAnchors(Bead bead, out bool numbersDiffer)
    {
        expected.Clear();
        foreach (var token in task.Chinese.Tokens(bead.ChineseStart, bead.ChineseCount))
        {
            _ = expected.Add(token);
        }

        var anchors = 0;
        int numbers = 0,
            shared = 0;
        foreach (var token in task.English.Tokens(bead.EnglishStart, bead.EnglishCount))
        {
            var isNumber = task.English.Names[token][0] == '#';
            numbers += isNumber ? 1 : 0;
            var targets = alignment.ToChinese.Targets(token);
            var probabilities = alignment.ToChinese.Probabilities(token);
            for (var i = 0; i < targets.Length; i++)
            {
                if (expected.Contains(targets[i]) && probabilities[i] > 5 * task.ChineseUnigrams[targets[i]])
                {
                    anchors++;
                    shared += isNumber ? 1 : 0;
                    break;
                }
            }
        }

        var chineseNumbers = 0;
        foreach (var token in task.Chinese.Tokens(bead.ChineseStart, bead.ChineseCount))
        {
            chineseNumbers += task.Chinese.Names[token][0] == '#' ? 1 : 0;
        }

        numbersDiffer = numbers > 0 && chineseNumbers > 0 && shared == 0;
        return anchors;
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
