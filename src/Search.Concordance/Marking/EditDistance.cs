using System.Text;

namespace Search.Concordance.Marking;

/// <summary>
/// Optimal string alignment over code points: insertion, deletion, substitution and transposition of neighbours cost 1
/// each (Boytsov, "Indexing methods for approximate dictionary searching", 2011).
/// </summary>
internal static class EditDistance
{
    /// <summary>Whether two terms are within a distance.</summary>
    public static bool IsWithin(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > 2 * most)
        {
            return false;
        }

        Rune[] a = [.. left.EnumerateRunes()];
        Rune[] b = [.. right.EnumerateRunes()];
        var before = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return false;
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length] <= most;
    }
}
