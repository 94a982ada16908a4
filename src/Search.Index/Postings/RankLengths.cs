namespace Search.Index.Postings;

/// <summary>
/// How good the best postings of a term are, known before any is read: for some ranks k and each class of occurrences
/// the length that k texts with at least so many occurrences do not exceed. So at least k pairs have at least the score
/// that these occurrences have in a text of that length, whatever the parameters of BM25, and a search for k hits need
/// not look at anything below it.
/// </summary>
internal static class RankLengths
{
    /// <summary>Bytes of the table: a row of <see cref="BlockBounds.Classes"/> lengths a rank.</summary>
    public static int Size => Ranks.Length * BlockBounds.Classes;

    /// <summary>Stands for a length of 255 and more, and for fewer postings than the rank.</summary>
    public const byte Unknown = byte.MaxValue;

    /// <summary>The ranks: pages of 10, 20, 50, 100 and 200 hits, and one to know whether more follow.</summary>
    public static ReadOnlySpan<int> Ranks => [11, 21, 51, 101, 201];

    /// <summary>The row of the smallest rank that is at least so large, -1 when there is none.</summary>
    public static int RowFor(long rank)
    {
        for (var row = 0; row < Ranks.Length; row++)
        {
            if (Ranks[row] >= rank)
            {
                return row;
            }
        }

        return -1;
    }
}
