using Search.Corpus.Alignment.Evidence;
using Search.Text.Pairs;

namespace Search.Corpus.Blocks;

/// <summary>Joins sentences that a page break, or noise in their middle, has cut, and drops the running heads between.</summary>
internal static class PageMender
{
    private const int LongestHead = 60;
    private const int LongProse = 16;

    /// <summary>The blocks with what belongs together joined.</summary>
    public static List<TextBlock> Mend(List<TextBlock> blocks)
    {
        var mended = new List<TextBlock>(blocks.Count);
        var open = -1;
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (!block.IsContent)
            {
                mended.Add(block);
                continue;
            }

            if (open >= 0)
            {
                if (Continues(mended[open], block, HasFurniture(mended, open)))
                {
                    var first = mended[open];
                    mended[open] = first with { Text = LineMender.Join(first.Text, block.Text, first.Language!.Value) };
                    continue;
                }

                if (IsRunningHead(blocks, i, mended[open], HasFurniture(mended, open)))
                {
                    mended.Add(block with { Kind = BlockKind.PageFurniture });
                    continue;
                }
            }

            open = mended.Count;
            mended.Add(block);
        }

        return mended;
    }

    private static bool HasFurniture(List<TextBlock> mended, int open)
    {
        for (var i = open + 1; i < mended.Count; i++)
        {
            if (mended[i].Kind == BlockKind.PageFurniture)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Continues(TextBlock first, TextBlock second, bool hasFurniture)
    {
        if (
            first.Language != second.Language
            || first.Kind != second.Kind
            || first.Kind is BlockKind.Cue or BlockKind.Heading
            || !TextEnds.IsOpen(first.Text)
        )
        {
            return false;
        }

        if (first.Language == Language.English)
        {
            return TextEnds.StartsLower(second.Text)
                && (first.Group != second.Group || hasFurniture)
                && first.Text.Contains(' ', StringComparison.Ordinal)
                && (hasFurniture || first.Kind == BlockKind.Prose);
        }

        return hasFurniture
            || (first.Group != second.Group && first.Kind == BlockKind.Prose && BreaksOff(first.Text, second.Text));
    }

    // Chinese shows no small letters: a text breaks off in a pause, or in a character where it has sentences that end and
    // what follows ends the last one.
    private static bool BreaksOff(string first, string second) =>
        first[^1] is '，' or '、'
        || (
            first.Length >= LongProse
            && HanText.IsHan(first[^1])
            && first.AsSpan().IndexOfAny('，', '。', ',') > 0
            && TextEnds.EndOf(second) is SentenceEnd.Stop or SentenceEnd.Question or SentenceEnd.Exclamation
        );

    // A short line between the two halves of a sentence, beside a page number.
    private static bool IsRunningHead(List<TextBlock> blocks, int at, TextBlock open, bool hasFurniture)
    {
        if (blocks[at].Text.Length > LongestHead || TextEnds.EndOf(blocks[at].Text) != SentenceEnd.Open)
        {
            return false;
        }

        for (var next = at + 1; next < blocks.Count && next <= at + 4; next++)
        {
            hasFurniture |= blocks[next].Kind == BlockKind.PageFurniture;
            if (blocks[next].IsContent)
            {
                return hasFurniture && open.Language == Language.English && Continues(open, blocks[next], hasFurniture);
            }
        }

        return false;
    }
}
