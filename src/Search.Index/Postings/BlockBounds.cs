using System.Runtime.InteropServices;

namespace Search.Index.Postings;

/// <summary>
/// Bounds of the scores of some postings, for any parameters of BM25: the shortest text with one occurrence of the
/// term, with two, with three and with more. Scores rise with occurrences and fall with length, and nearly all postings
/// are in the first three classes, so the bounds are met by a posting nearly always.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct BlockBounds
{
    /// <summary>Classes of occurrences: one, two, three, more.</summary>
    public const int Classes = 4;

    /// <summary>The largest length and number of occurrences that a byte holds; it stands for all larger ones and for none.</summary>
    public const byte Most = byte.MaxValue;

    /// <summary>Positions of the shortest text with one occurrence.</summary>
    public byte ShortestOnce;

    /// <summary>Positions of the shortest text with two.</summary>
    public byte ShortestTwice;

    /// <summary>Positions of the shortest text with three.</summary>
    public byte ShortestThrice;

    /// <summary>Positions of the shortest text with more.</summary>
    public byte ShortestMore;

    /// <summary>The largest number of occurrences.</summary>
    public byte MostOccurrences;

    /// <summary>Bounds of no posting.</summary>
    public static BlockBounds None =>
        new()
        {
            ShortestOnce = Most,
            ShortestTwice = Most,
            ShortestThrice = Most,
            ShortestMore = Most,
        };

    /// <summary>The class of a number of occurrences, from 0.</summary>
    public static int ClassOf(int occurrences) => Math.Min(occurrences, Classes) - 1;

    /// <summary>Takes in a posting.</summary>
    public void Include(int length, int occurrences)
    {
        var bounded = (byte)Math.Min(length, Most);
        MostOccurrences = Math.Max(MostOccurrences, (byte)Math.Min(occurrences, Most));
        switch (ClassOf(occurrences))
        {
            case 0:
                ShortestOnce = Math.Min(ShortestOnce, bounded);
                break;
            case 1:
                ShortestTwice = Math.Min(ShortestTwice, bounded);
                break;
            case 2:
                ShortestThrice = Math.Min(ShortestThrice, bounded);
                break;
            default:
                ShortestMore = Math.Min(ShortestMore, bounded);
                break;
        }
    }

    /// <summary>Takes in the bounds of other postings.</summary>
    public void Include(in BlockBounds other)
    {
        MostOccurrences = Math.Max(MostOccurrences, other.MostOccurrences);
        ShortestOnce = Math.Min(ShortestOnce, other.ShortestOnce);
        ShortestTwice = Math.Min(ShortestTwice, other.ShortestTwice);
        ShortestThrice = Math.Min(ShortestThrice, other.ShortestThrice);
        ShortestMore = Math.Min(ShortestMore, other.ShortestMore);
    }

    /// <summary>Whether a posting lies within the bounds.</summary>
    public readonly bool Allows(int length, int occurrences) =>
        Math.Min(occurrences, Most) <= MostOccurrences
        && ClassOf(occurrences) switch
        {
            0 => ShortestOnce,
            1 => ShortestTwice,
            2 => ShortestThrice,
            _ => ShortestMore,
        } <= length;
}
