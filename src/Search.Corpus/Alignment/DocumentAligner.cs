using System.Text;
using Search.Corpus.Alignment.Evidence;
using Search.Corpus.Blocks;
using Search.Corpus.Documents;
using Search.Text.Pairs;

namespace Search.Corpus.Alignment;

/// <summary>
/// Makes pairs of a document of running bilingual text: blocks, then groups of blocks that translate each other, then,
/// on request, the sentences inside each group.
/// </summary>
public static class DocumentAligner
{
    // Paragraphs go without a translation, and alone, more often than sentences do.
    private static readonly AlignmentParameters BlockParameters = new() { UnpairedShare = 4f, MergedShare = 0.3f };

    /// <summary>Aligns a document.</summary>
    /// <param name="document">The document as its reader found it.</param>
    /// <param name="options">Level, threshold, dictionaries.</param>
    public static AlignmentResult Align(RawDocument document, AlignmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        var blocks = BlockBuilder.Build(document);
        var glossary = options.KeepGlossary ? GlossaryEntries.Extract(blocks) : [];
        var dropped = new List<DroppedBlock>();
        var english = new List<TextBlock>();
        var chinese = new List<TextBlock>();
        var ordinals = new Dictionary<TextBlock, int>(ReferenceEqualityComparer.Instance);
        foreach (var block in blocks)
        {
            if (block.IsContent)
            {
                ordinals.Add(block, ordinals.Count);
                (block.Language == Language.English ? english : chinese).Add(block);
            }
            else
            {
                dropped.Add(new DroppedBlock(block.Text, block.Language, block.Line, ReasonOf(block.Kind)));
            }
        }

        var units = new List<AlignedUnit>(glossary);
        if (english.Count > 0 && chinese.Count > 0)
        {
            var task = BuildTask(english, chinese, ordinals, document.IsTwoSided, options);
            var alignment = SequenceAligner.Align(task);
            var groups = Groups(task, alignment, english, chinese, options.Threshold, dropped);
            units.AddRange(options.Level == AlignmentLevel.Paragraph ? groups : SentenceLevel.Refine(groups, options));
        }
        else
        {
            dropped.AddRange(english.Concat(chinese).Select(block => Drop(block, DropReason.NoPartner)));
        }

        return new AlignmentResult(
            document.Name,
            [
                .. units
                    .OrderBy(unit => Math.Min(unit.EnglishLine, unit.ChineseLine))
                    .Select((unit, position) => unit with { Position = position }),
            ],
            [.. dropped.OrderBy(block => block.Line)]
        );
    }

    internal static AlignmentTaskBuilder NewBuilder(AlignmentOptions options, AlignmentParameters parameters) =>
        new(
            TranslationSources.Of(options.Dictionaries, options.UseBuiltInDictionary),
            parameters,
            new TokenizerParameters()
        );

    private static AlignmentTask BuildTask(
        List<TextBlock> english,
        List<TextBlock> chinese,
        Dictionary<TextBlock, int> ordinals,
        bool isTwoSided,
        AlignmentOptions options
    )
    {
        var builder = NewBuilder(options, BlockParameters);
        english.ForEach(block => builder.AddEnglish(block.Text));
        chinese.ForEach(block => builder.AddChinese(block.Text));
        return builder.Build(
            isTwoSided
                ? null
                : new UnitLayout { English = Places(english, ordinals), Chinese = Places(chinese, ordinals) }
        );
    }

    private static UnitPlace[] Places(List<TextBlock> blocks, Dictionary<TextBlock, int> ordinals)
    {
        const float Break = 2f;
        const float CueBreak = 0.3f;
        var places = new UnitPlace[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var isBroken =
                i + 1 < blocks.Count
                && TextEnds.IsOpen(block.Text)
                && block.Language == Language.English
                && TextEnds.StartsLower(blocks[i + 1].Text);
            places[i] = new UnitPlace(
                ordinals[block],
                block.Start is { } start ? ~(int)(start.TotalMilliseconds % int.MaxValue) : block.Group,
                block.Kind == BlockKind.Heading ? SentenceEnd.Heading : TextEnds.EndOf(block.Text),
                isBroken ? (block.Kind == BlockKind.Cue ? CueBreak : Break) : 0
            );
        }

        return places;
    }

    private static List<AlignedUnit> Groups(
        AlignmentTask task,
        SequenceAlignment alignment,
        List<TextBlock> english,
        List<TextBlock> chinese,
        float threshold,
        List<DroppedBlock> dropped
    )
    {
        var units = new List<AlignedUnit>();
        var judge = new PairJudge(task, alignment);
        foreach (var bead in LaterVersions.Prefer(task, alignment))
        {
            var englishBlocks = english.GetRange(bead.EnglishStart, bead.EnglishCount);
            var chineseBlocks = chinese.GetRange(bead.ChineseStart, bead.ChineseCount);
            var reason = DropReason.NoPartner;
            if (bead.IsPair)
            {
                var englishText = Join(englishBlocks);
                var chineseText = Join(chineseBlocks);
                var (quality, reasons) = judge.Judge(bead, englishText, chineseText);
                if (quality >= threshold)
                {
                    units.Add(
                        new AlignedUnit(
                            englishText,
                            chineseText,
                            quality,
                            reasons,
                            units.Count,
                            englishBlocks[0].Line,
                            chineseBlocks[0].Line
                        )
                    );
                    continue;
                }

                reason = DropReason.LowQuality;
            }

            dropped.AddRange(englishBlocks.Concat(chineseBlocks).Select(block => Drop(block, reason)));
        }

        return units;
    }

    private static string Join(List<TextBlock> blocks)
    {
        if (blocks.Count == 1)
        {
            return blocks[0].Text;
        }

        var text = new StringBuilder(blocks[0].Text);
        for (var i = 1; i < blocks.Count; i++)
        {
            if (blocks[i].Language == Language.English)
            {
                _ = text.Append(' ');
            }

            _ = text.Append(blocks[i].Text);
        }

        return text.ToString();
    }

    private static DroppedBlock Drop(TextBlock block, DropReason reason) =>
        new(block.Text, block.Language, block.Line, reason);

    private static DropReason ReasonOf(BlockKind kind) =>
        kind switch
        {
            BlockKind.Vocabulary => DropReason.Vocabulary,
            BlockKind.Phonetics => DropReason.Phonetics,
            BlockKind.Code => DropReason.Code,
            BlockKind.Table => DropReason.Table,
            BlockKind.Navigation => DropReason.Navigation,
            BlockKind.Advertisement => DropReason.Advertisement,
            BlockKind.Byline => DropReason.Byline,
            BlockKind.Caption => DropReason.Caption,
            BlockKind.FrontMatter => DropReason.FrontMatter,
            BlockKind.PageFurniture => DropReason.PageFurniture,
            BlockKind.WordGloss => DropReason.WordGloss,
            BlockKind.Draft => DropReason.Draft,
            BlockKind.Label => DropReason.Label,
            _ => DropReason.Symbols,
        };
}
