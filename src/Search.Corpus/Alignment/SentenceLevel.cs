using Search.Text.Analysis;
using Search.Text.Pairs;
using Search.Text.Sentences;

namespace Search.Corpus.Alignment;

/// <summary>Cuts aligned groups into sentences and aligns the sentences inside each group.</summary>
internal static class SentenceLevel
{
    /// <summary>The pairs of sentences of all groups, in order.</summary>
    public static List<AlignedUnit> Refine(IReadOnlyList<AlignedUnit> groups, AlignmentOptions options)
    {
        var english = new List<string>();
        var chinese = new List<string>();
        var owners = new List<int>();
        var starts = new List<(int English, int Chinese)> { (0, 0) };
        var spans = new List<TextSpan>();
        for (var group = 0; group < groups.Count; group++)
        {
            Split(groups[group], spans, english, chinese);
            starts.Add((english.Count, chinese.Count));
            while (owners.Count < english.Count)
            {
                owners.Add(group);
            }
        }

        var parameters = new AlignmentParameters { UnpairedShare = 0.02f };
        var builder = DocumentAligner.NewBuilder(options, parameters);
        english.ForEach(text => builder.AddEnglish(text));
        chinese.ForEach(text => builder.AddChinese(text));
        var task = builder.Build();
        var alignment = SequenceAligner.Align(task, Band.Blocks(starts));
        return Units(groups, english, chinese, owners, task, alignment);
    }

    // Where one side is a single sentence, all of the other side is its translation; more than a bead holds is not cut.
    private static void Split(AlignedUnit group, List<TextSpan> spans, List<string> english, List<string> chinese)
    {
        var (firstEnglish, firstChinese) = (english.Count, chinese.Count);
        Split(group.English, spans, english);
        Split(group.Chinese, spans, chinese);
        var (englishCount, chineseCount) = (english.Count - firstEnglish, chinese.Count - firstChinese);
        if (Math.Min(englishCount, chineseCount) <= 1 && Math.Max(englishCount, chineseCount) > BeadShape.MaxUnits)
        {
            Replace(english, firstEnglish, group.English);
            Replace(chinese, firstChinese, group.Chinese);
        }
    }

    private static void Split(string text, List<TextSpan> spans, List<string> sentences)
    {
        spans.Clear();
        SentenceSplitter.Split(text, spans);
        foreach (var span in spans)
        {
            sentences.Add(span.Of(text).ToString());
        }

        if (spans.Count == 0)
        {
            sentences.Add(text);
        }
    }

    private static void Replace(List<string> sentences, int first, string text)
    {
        sentences.RemoveRange(first, sentences.Count - first);
        sentences.Add(text);
    }

    private static List<AlignedUnit> Units(
        IReadOnlyList<AlignedUnit> groups,
        List<string> english,
        List<string> chinese,
        List<int> owners,
        AlignmentTask task,
        SequenceAlignment alignment
    )
    {
        var judge = new PairJudge(task, alignment);
        var units = new List<AlignedUnit>();
        foreach (var bead in alignment.Beads)
        {
            if (!bead.IsPair)
            {
                continue;
            }

            var group = groups[owners[bead.EnglishStart]];
            var englishText = string.Join(' ', english.GetRange(bead.EnglishStart, bead.EnglishCount));
            var chineseText = string.Concat(chinese.GetRange(bead.ChineseStart, bead.ChineseCount));
            var (quality, reasons) = judge.Judge(bead, englishText, chineseText);

            // The paragraph vouches for its sentences.
            quality = Math.Max(quality, (quality + group.Quality) / 2);
            reasons |= group.Reasons & QualityReasons.Untranslated;
            units.Add(
                group with
                {
                    English = englishText,
                    Chinese = chineseText,
                    Quality = quality,
                    Reasons = reasons,
                }
            );
        }

        return units;
    }
}
