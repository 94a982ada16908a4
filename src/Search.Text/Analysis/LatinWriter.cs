using Search.Text.English;
using Search.Text.Folding;

namespace Search.Text.Analysis;

/// <summary>Writes the tokens of words of alphabetic scripts: exact form and stem at one position, compounds with parts.</summary>
internal sealed class LatinWriter(TokenWriter writer)
{
    private readonly LatinRun _run = new();
    private readonly WordCache _words = new();

    /// <summary>Writes the run that starts at a letter or digit.</summary>
    /// <returns>The unit after it.</returns>
    public int Write(ReadOnlySpan<char> text, FoldedText folded, int start)
    {
        var end = _run.Read(text, folded, start);
        var parts = _run.Parts;
        if (parts.Count == 1)
        {
            var word = parts[0];
            WriteWord(folded, word, writer.Position, isStart: true);
            writer.Write(word.Start, word.End, writer.Position, 1, TokenLayer.Exact, word.Kind);
            writer.Advance(start, end);
            return end;
        }

        var origin = writer.Position;
        for (int first = 0, offset = 0; offset < _run.PositionCount; offset++)
        {
            var last = first;
            while (last < parts.Count && parts[last].Offset == offset)
            {
                WriteWord(folded, parts[last], origin + offset, last == first || parts[last].PositionLength == 1);
                last++;
            }

            for (var i = first; i < last; i++)
            {
                var part = parts[i];
                writer.Write(part.Start, part.End, origin + offset, part.PositionLength, TokenLayer.Exact, part.Kind);
            }

            writer.Advance(parts[last - 1].Start, parts[last - 1].End);
            first = last;
        }

        return end;
    }

    /// <summary>Writes a word that stands between two units and has no parts.</summary>
    public void WriteWhole(int start, int end, TokenKind kind)
    {
        writer.Write(start, end, writer.Position, 1, TokenLayer.Word, kind);
        writer.Write(start, end, writer.Position, 1, TokenLayer.Exact, kind);
        writer.Advance(start, end);
    }

    private void WriteWord(FoldedText folded, in LatinPart part, int position, bool isStart)
    {
        var word = folded.Units[part.Start..part.End];
        if (char.IsAsciiDigit(word[0]))
        {
            writer.TryNumber(part.Start);
            writer.Write(part.Start, part.End, position, part.PositionLength, TokenLayer.Word, part.Kind);
            return;
        }

        var stem = _words.Stem(word, out var role);
        if (role != WordRole.None && isStart)
        {
            writer.TryNumber(part.Start);
        }

        writer.WriteStem(stem, part.Start, part.End, position, part.PositionLength, part.Kind);
    }
}
