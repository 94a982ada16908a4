using System.Text;
using Search.Text.Folding;
using Search.Text.Han;
using Search.Text.Lexicon;
using Search.Text.Numbers;

namespace Search.Text.Analysis;

/// <summary>Writes the tokens of runs of Chinese characters: words, words inside and across words, and every character.</summary>
internal sealed class HanWriter(TokenWriter writer, HanLexicon lexicon)
{
    private readonly HanSegmenter _segmenter = new(lexicon);
    private readonly HanSegmentation _pieces = new();
    private int[] _codePoints = new int[64];
    private int[] _starts = new int[65];

    /// <summary>Writes the run that starts at a Chinese character.</summary>
    /// <returns>The unit after it.</returns>
    public int Write(FoldedText folded, int start)
    {
        var units = folded.Units;
        var count = ReadRun(units, start);
        _segmenter.Segment(_codePoints.AsSpan(0, count), _pieces);
        var path = _pieces.Path;
        var others = _pieces.Others;
        var origin = writer.Position;
        int nextPath = 0,
            nextOther = 0;
        for (var at = 0; at < count; at++)
        {
            int first = _starts[at],
                end = _starts[at + 1];
            if (HanNumerals.Starts(units[first]))
            {
                writer.TryNumber(first);
            }

            var position = origin + at;
            if (nextPath < path.Length && path[nextPath].Start == at)
            {
                var piece = path[nextPath++];
                var kind = piece.Kind == HanPieceKind.Unknown ? TokenKind.HanUnknown : TokenKind.HanWord;
                writer.Write(first, _starts[at + piece.Length], position, piece.Length, TokenLayer.Word, kind);
            }

            var othersHere = nextOther;
            while (nextOther < others.Length && others[nextOther].Start == at)
            {
                var piece = others[nextOther++];
                if (piece.Kind == HanPieceKind.Inner)
                {
                    writer.Write(
                        first,
                        _starts[at + piece.Length],
                        position,
                        piece.Length,
                        TokenLayer.Word,
                        TokenKind.HanInner
                    );
                }
            }

            writer.Write(first, end, position, 1, TokenLayer.Character, TokenKind.HanCharacter);
            for (var i = othersHere; i < nextOther; i++)
            {
                var piece = others[i];
                if (piece.Kind != HanPieceKind.Inner)
                {
                    writer.Write(
                        first,
                        _starts[at + piece.Length],
                        position,
                        piece.Length,
                        TokenLayer.Overlap,
                        TokenKind.HanOverlap
                    );
                }
            }

            writer.Advance(first, end);
        }

        return _starts[count];
    }

    private int ReadRun(ReadOnlySpan<char> units, int start)
    {
        var count = 0;
        var at = start;
        while (at < units.Length)
        {
            int codePoint = units[at],
                used = 1;
            var kind = CharClasses.Of(units[at]);
            if (kind == CharClass.Surrogate)
            {
                _ = Rune.DecodeFromUtf16(units[at..], out var rune, out used);
                codePoint = rune.Value;
                kind = CharClasses.Of(rune);
            }

            if (kind != CharClass.Han)
            {
                break;
            }

            if (count == _codePoints.Length)
            {
                Array.Resize(ref _codePoints, count * 2);
                Array.Resize(ref _starts, (count * 2) + 1);
            }

            _codePoints[count] = codePoint;
            _starts[count++] = at;
            at += used;
        }

        _starts[count] = at;
        return count;
    }
}
