using System.Text;

namespace Search.Testing.Naive;

/// <summary>Optimal string alignment over code points: insertion, deletion, substitution, transposition of neighbours.</summary>
public static class EditDistance
{
    public static int Between(string left, string right)
    {
        var a = left.EnumerateRunes().ToArray();
        var b = right.EnumerateRunes().ToArray();
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                table[i, j] = Math.Min(
                    Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1),
                    table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }

    /// <summary>Whether a term fits a pattern: `?` one code point, `*` any number.</summary>
    public static bool Fits(string term, string pattern)
    {
        Rune[] t = [.. term.EnumerateRunes()];
        Rune[] p = [.. pattern.EnumerateRunes()];
        var fits = new bool[t.Length + 1, p.Length + 1];
        fits[0, 0] = true;
        for (var j = 1; j <= p.Length; j++)
        {
            fits[0, j] = p[j - 1].Value == '*' && fits[0, j - 1];
            for (var i = 1; i <= t.Length; i++)
            {
                fits[i, j] =
                    p[j - 1].Value == '*'
                        ? fits[i, j - 1] || fits[i - 1, j]
                        : fits[i - 1, j - 1] && (p[j - 1].Value == '?' || p[j - 1] == t[i - 1]);
            }
        }

        return fits[t.Length, p.Length];
    }
}
