using Search.Corpus.Documents;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>
/// Makes blocks of the lines of a document: markers are cut off, lines with both languages are cut apart, noise is
/// named, and hard-wrapped lines and sentences cut by a page break are joined again.
/// </summary>
internal sealed class BlockBuilder
{
    private readonly List<LinePiece> pieces = [];
    private readonly bool hasTimedSamples;
    private readonly RecurringLabels labels;
    private readonly VocabularyHabits vocabularyHabits;
    private bool isFenced;
    private bool isVocabulary;
    private bool isDraft;
    private Language? draftLanguage;
    private int lastNumber;
    private bool isBareNumbered;

    private BlockBuilder(RawDocument document)
    {
        hasTimedSamples = TimedLines.AreSamples(document.Lines);
        labels = new RecurringLabels(document.Lines);
        vocabularyHabits = new VocabularyHabits(document.Lines);
    }

    /// <summary>The blocks of a document in order, content and noise.</summary>
    public static List<TextBlock> Build(RawDocument document)
    {
        var builder = new BlockBuilder(document);
        foreach (var line in document.Lines)
        {
            builder.Add(line);
        }

        SpacedGlosses.Mark(builder.pieces);
        return LineMender.Mend(builder.pieces);
    }

    private void Add(RawLine line)
    {
        var text = line.Text.AsSpan().Trim().Trim('\uFEFF').Trim().ToString();
        if (text.Length == 0)
        {
            return;
        }

        if (text.StartsWith("```", StringComparison.Ordinal) || text.StartsWith("~~~", StringComparison.Ordinal))
        {
            isFenced = !isFenced && !(text.Length > 5 && text.EndsWith("```", StringComparison.Ordinal));
            AddNoise(line, text, BlockKind.Code);
            return;
        }

        if (isFenced)
        {
            AddNoise(line, text, BlockKind.Code);
            return;
        }

        if (line.Kind != RawKind.Cue && TimedLines.Measure(text) is > 0 and var times)
        {
            // In a transcript the time is a marker before the text; in a manual of a format it is part of a sample.
            text = hasTimedSamples ? text : text[times..];
            if (hasTimedSamples || text.Length == 0)
            {
                AddNoise(line, text, BlockKind.Code);
                return;
            }
        }

        var kind = LineClassifier.Classify(text, line.Kind);
        if (kind <= BlockKind.Cue && line.Kind != RawKind.Cue && vocabularyHabits.IsEntry(text))
        {
            kind = BlockKind.Vocabulary;
        }

        var marker = 0;
        if (kind <= BlockKind.Cue)
        {
            marker = MeasureMarker(text, out var isListItem);
            if (marker > 0)
            {
                text = text[marker..];
                var inner = LineClassifier.Classify(text, line.Kind);
                kind = inner == BlockKind.Prose && isListItem ? BlockKind.ListItem : inner;
            }
        }

        kind = ReadVocabulary(text, kind, line.Kind, line.Block);
        if (kind > BlockKind.Cue)
        {
            AddNoise(line, text, kind);
            return;
        }

        if (
            labels.MeasureVersion(text, out var draft) is > 0 and var labelLength
            || DraftLabels.TryRead(text, out draft, out labelLength)
        )
        {
            isDraft = draft;
            draftLanguage = null;
            AddNoise(line, text[..labelLength], BlockKind.Label);
            text = text[labelLength..].Trim();
            if (text.Length == 0)
            {
                return;
            }
        }

        if (isDraft && labels.Measure(text) is > 0 and var known)
        {
            // What stands under another of the document's own labels is no longer the draft.
            isDraft = false;
            AddNoise(line, text[..known], BlockKind.Label);
            text = text[known..].TrimStart();
            if (text.Length == 0)
            {
                return;
            }
        }

        AddText(line, text, kind, marker > 0);
    }

    // A number before a number, 4.1610年, is a marker where the items before were numbered up to it.
    private int MeasureMarker(string text, out bool isListItem)
    {
        var marker = LineMarkers.Measure(text, out isListItem);
        if (marker == 0 && LineMarkers.MeasureTightNumber(text, out var number) is > 0 and var tight)
        {
            isListItem = number > 0 && (number == lastNumber || number == lastNumber + 1);
            marker = isListItem ? tight : 0;
        }

        if (marker == 0 && LineMarkers.MeasureBareNumber(text, out number) is > 0 and var bare)
        {
            isListItem = text[0] == '0' || (isBareNumbered && number == lastNumber + 1);
            isBareNumbered |= isListItem;
            marker = isListItem ? bare : 0;
        }

        if (marker > 0 && LineMarkers.NumberOf(text.AsSpan(0, marker)) is > 0 and var known)
        {
            lastNumber = known;
        }

        return marker;
    }

    private void AddText(RawLine line, string text, BlockKind kind, bool hasMarker)
    {
        if (line.Language is { } declared)
        {
            AddPiece(line, text, declared, kind, isWholeLine: true, hasMarker);
            return;
        }

        var cut = LanguageCutter.Cut(text);
        foreach (var (span, language) in cut)
        {
            var part = span.Of(text).ToString();
            if (cut.Count > 1 && part[0] == '【' && part[^1] == '】')
            {
                // 【双语新闻】 before a title in the other language is no title.
                AddNoise(line, part, BlockKind.Label);
                continue;
            }

            var marker = cut.Count > 1 ? LineMarkers.Measure(part, out _) : 0;
            AddPiece(line, part[marker..], language, kind, cut.Count == 1, hasMarker || marker > 0);
        }
    }

    private void AddPiece(
        RawLine line,
        string text,
        Language language,
        BlockKind kind,
        bool isWholeLine,
        bool hasMarker
    )
    {
        if (isDraft)
        {
            draftLanguage ??= language;
            isDraft = draftLanguage == language;
        }

        text = MarkupSpans.TrimBreaks(text);
        if (text.Length == 0)
        {
            return;
        }

        pieces.Add(new LinePiece(line, text, language, isDraft ? BlockKind.Draft : kind, isWholeLine, hasMarker));
    }

    private void AddNoise(RawLine line, string text, BlockKind kind) =>
        pieces.Add(new LinePiece(line, text, null, kind, IsWholeLine: true, HasMarker: false));

    // A vocabulary list runs from its header, or from its first sure entry, as long as the lines look like its own.
    private BlockKind ReadVocabulary(string text, BlockKind kind, RawKind raw, int block)
    {
        if (raw is RawKind.Cue)
        {
            return kind;
        }

        if (kind is BlockKind.Vocabulary or BlockKind.Phonetics)
        {
            if (!isVocabulary)
            {
                TakeEntriesBefore(block);
            }

            isVocabulary = true;
            return kind;
        }

        if (kind <= BlockKind.Cue && VocabularySigns.IsHeader(text))
        {
            isVocabulary = true;
            return BlockKind.Vocabulary;
        }

        if (isVocabulary && kind <= BlockKind.Cue)
        {
            isVocabulary = VocabularySigns.IsListed(text, LanguageProfile.Measure(text));
            return isVocabulary ? BlockKind.Vocabulary : kind;
        }

        return kind;
    }

    // A list may begin with phrases that nothing tells from text but the sure entries under them.
    private void TakeEntriesBefore(int block)
    {
        for (var i = pieces.Count - 1; i >= 0; )
        {
            var line = pieces[i].Line;
            var text = line.Text.Trim();
            text = text[LineMarkers.Measure(text, out _)..];
            if (
                line.Block != block
                || !pieces[i].IsContent
                || !char.IsLower(text[0])
                || !VocabularySigns.IsListed(text, LanguageProfile.Measure(text))
            )
            {
                return;
            }

            for (; i >= 0 && ReferenceEquals(pieces[i].Line, line); i--)
            {
                pieces[i] = pieces[i] with { Language = null, Kind = BlockKind.Vocabulary };
            }
        }
    }
}
