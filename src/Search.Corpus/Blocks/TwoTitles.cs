using Search.Corpus.Alignment.Evidence;
using Search.Text.Glosses;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>
/// Sees that a short line is a title in both languages, <c>Translation practice 翻译练习</c>. Its looks are those of
/// Chinese with a name in it (<c>Docker 镜像</c>), so a word of one half must be a known translation of one of the other.
/// </summary>
internal static class TwoTitles
{
    private const int MostWords = 6;
    private const int MostCharacters = 12;
    private const int LongestWord = 4;

    /// <summary>Where the second half of a line begins; 0 when the line is no such title.</summary>
    public static int Measure(string line)
    {
        var cut = Seam(line);
        if (cut == 0)
        {
            return 0;
        }

        var isEnglishFirst = !HanRange.Contains(line[0]);
        var english = isEnglishFirst ? line[..cut] : line[cut..];
        var chinese = isEnglishFirst ? line[cut..] : line[..cut];
        var words = english.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= MostWords && chinese.Trim().Length <= MostCharacters && Translates(chinese.Trim(), words)
            ? cut
            : 0;
    }

    // The one space at which the script changes, in a line of letters, spaces and Chinese characters alone.
    private static int Seam(string line)
    {
        var seam = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var isHan = HanRange.Contains(line[at]);
            if (!isHan && !char.IsAsciiLetter(line[at]) && line[at] is not (' ' or '-' or '\''))
            {
                return 0;
            }

            if (at < 2 || line[at - 1] != ' ' || line[at] == ' ' || isHan == HanRange.Contains(line[at - 2]))
            {
                continue;
            }

            if (seam > 0)
            {
                return 0;
            }

            seam = at;
        }

        return seam > 0 && HanRange.Contains(line[0]) != HanRange.Contains(line[^1]) && IsClean(line, seam) ? seam : 0;
    }

    private static bool IsClean(string line, int seam)
    {
        var isHanFirst = HanRange.Contains(line[0]);
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != ' ' && HanRange.Contains(line[at]) != (isHanFirst == at < seam))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Translates(string chinese, string[] english)
    {
        var table = GlossTable.Default;
        if (table.IsEmpty)
        {
            return false;
        }

        var stems = english.Select(word => EnglishStem.Of(word.ToLowerInvariant())).ToHashSet(StringComparer.Ordinal);
        var folded = HanText.Fold(chinese);
        for (var start = 0; start < folded.Length; start++)
        {
            for (var length = 2; length <= LongestWord && start + length <= folded.Length; length++)
            {
                if (!table.TryGet(folded.AsSpan(start, length), out var meanings))
                {
                    continue;
                }

                foreach (var meaning in meanings)
                {
                    if (stems.Contains(EnglishStem.Of(table.English(meaning))))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
