using Search.Corpus.Alignment.Evidence;
using Search.Corpus.Documents;
using Search.Text.Pairs;

namespace Search.Corpus.Blocks;

/// <summary>
/// Joins lines that a hard wrap or a page break has cut: Chinese with nothing between, English with a space. Whether a
/// document is hard-wrapped at all is seen from how often its lines break off in the middle of a sentence.
/// </summary>
internal sealed class LineMender
{
    private const double WrappedShare = 0.25;

    private readonly List<LinePiece> pieces;
    private readonly bool isWrapped;
    private readonly int widestChinese;
    private readonly int widestEnglish;
    private readonly List<TextBlock> blocks = [];

    private LineMender(List<LinePiece> pieces)
    {
        this.pieces = pieces;
        ReturnLatinLines();
        widestChinese = Widest(Language.Chinese);
        widestEnglish = Widest(Language.English);
        isWrapped = IsWrapped();
    }

    /// <summary>The blocks that the pieces make.</summary>
    public static List<TextBlock> Mend(List<LinePiece> pieces)
    {
        var mender = new LineMender(pieces);
        mender.JoinLines();
        return PageMender.Mend(mender.blocks);
    }

    /// <summary>Two parts of one text with what belongs between them.</summary>
    public static string Join(string first, string second, Language language)
    {
        if (language == Language.English)
        {
            return first[^1] == '-' && TextEnds.StartsLower(second) ? first + second : $"{first} {second}";
        }

        return char.IsAsciiLetterOrDigit(first[^1]) && char.IsAsciiLetterOrDigit(second[0])
            ? $"{first} {second}"
            : first + second;
    }

    // A wrapped Chinese line may hold nothing but a Latin name or a link, and then a Chinese stop.
    private void ReturnLatinLines()
    {
        for (var i = 1; i < pieces.Count; i++)
        {
            var (last, piece) = (pieces[i - 1], pieces[i]);
            if (
                piece is { IsContent: true, Language: Language.English, IsWholeLine: true, HasMarker: false }
                && piece.Text[^1] is '。' or '，' or '、' or '；' or '：'
                && last is { IsContent: true, Language: Language.Chinese, IsWholeLine: true }
                && last.Line.Block == piece.Line.Block
                && piece.Line.Language is null
                && last.Line.Kind != RawKind.Cue
                && TextEnds.IsOpen(last.Text)
            )
            {
                pieces[i] = piece with { Language = Language.Chinese };
            }
        }
    }

    private int Widest(Language language)
    {
        var widest = 0;
        foreach (var piece in pieces)
        {
            if (piece.IsContent && piece.Language == language)
            {
                widest = Math.Max(widest, piece.Text.Length);
            }
        }

        return widest;
    }

    private bool IsWrapped()
    {
        int seams = 0,
            broken = 0;
        for (var i = 1; i < pieces.Count; i++)
        {
            if (CanJoin(pieces[i - 1], pieces[i]))
            {
                seams++;
                broken += IsBroken(pieces[i - 1], pieces[i]) ? 1 : 0;
            }
        }

        return broken >= 2 && broken >= seams * WrappedShare;
    }

    private static bool CanJoin(LinePiece first, LinePiece second) =>
        first.IsContent
        && second.IsContent
        && first.Language == second.Language
        && first.Line.Block == second.Line.Block
        && first.IsWholeLine
        && second.IsWholeLine
        && !first.Line.IsWhole
        && !second.HasMarker
        && first.Line.Kind == second.Line.Kind
        && first.Line.Kind != RawKind.Cue;

    private bool IsBroken(LinePiece first, LinePiece second)
    {
        if (!TextEnds.IsOpen(first.Text))
        {
            return false;
        }

        if (first.Language == Language.English)
        {
            return TextEnds.StartsLower(second.Text)
                || (first.Text.Length >= 50 && first.Text.Length + FirstWord(second.Text) >= widestEnglish * 0.85);
        }

        return first.Text.Length >= 10
            && (
                !HanText.ContainsHan(second.Text)
                || TextEnds.EndOf(first.Text) == SentenceEnd.Pause
                || first.Text.Length >= widestChinese * 0.75
            );
    }

    private static int FirstWord(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? text.Length : space;
    }

    // What is shown in one language at one time is one text, in however many lines.
    private static bool IsOneCue(LinePiece first, LinePiece second) =>
        first is { IsContent: true, IsWholeLine: true, Line.Kind: RawKind.Cue }
        && second is { IsContent: true, IsWholeLine: true, Line.Kind: RawKind.Cue }
        && first.Language == second.Language
        && first.Line.Block == second.Line.Block;

    private void Append(string text)
    {
        var open = blocks[^1];
        blocks[^1] = open with { Text = Join(open.Text, text, open.Language!.Value) };
    }

    private void JoinLines()
    {
        LinePiece? last = null;
        foreach (var piece in pieces)
        {
            if (last is not null && IsOneCue(last, piece))
            {
                // Shadows and borders of styled subtitles are the same line again.
                if (!string.Equals(last.Text, piece.Text, StringComparison.Ordinal))
                {
                    Append(piece.Text);
                }
            }
            else if (last is not null && CanJoin(last, piece) && (isWrapped || IsBroken(last, piece)))
            {
                Append(piece.Text);
            }
            else
            {
                blocks.Add(
                    new TextBlock(piece.Text, piece.Language, piece.Kind, piece.Line.Number, piece.Line.Block)
                    {
                        Start = piece.Line.Start,
                    }
                );
            }

            last = piece;
        }
    }
}
