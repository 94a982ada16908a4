namespace Search.Index.Postings;

/// <summary>Counts the postings of one term by class of occurrences and length, and writes its <see cref="RankLengths"/>.</summary>
internal sealed class RankLengthsWriter
{
    private readonly int[] _counts = new int[BlockBounds.Classes * 256];

    /// <summary>Begins a term.</summary>
    public void Clear() => _counts.AsSpan().Clear();

    /// <summary>Counts a posting.</summary>
    public void Include(int length, int occurrences) =>
        _counts[(BlockBounds.ClassOf(occurrences) * 256) + Math.Min(length, RankLengths.Unknown)]++;

    /// <summary>Writes the table.</summary>
    public void Write(Span<byte> table)
    {
        // Texts with more occurrences count in the classes below too.
        for (var i = ((BlockBounds.Classes - 1) * 256) - 1; i >= 0; i--)
        {
            _counts[i] += _counts[i + 256];
        }

        for (var of = 0; of < BlockBounds.Classes; of++)
        {
            var counts = _counts.AsSpan(of * 256, 256);
            int length = 0,
                seen = 0;
            for (var row = 0; row < RankLengths.Ranks.Length; row++)
            {
                while (length < RankLengths.Unknown && seen + counts[length] < RankLengths.Ranks[row])
                {
                    seen += counts[length++];
                }

                table[(row * BlockBounds.Classes) + of] = (byte)length;
            }
        }
    }
}
