using System.Buffers;
using System.Collections.Frozen;
using Search.Text.Scripts;

namespace Search.Text.Sentences;

/// <summary>Who said it, after a quotation: “来吧！”他说。 and "Come!" John said. are one sentence each.</summary>
internal static class Attribution
{
    private const int LongestSpeaker = 8;
    private const int MostWords = 4;

    private static readonly SearchValues<char> ChineseVerbs = SearchValues.Create("说道问喊叫答笑嚷骂吼說問罵嘆叹");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EnglishVerbs = FrozenSet
        .Create(
            StringComparer.Ordinal,
            "said",
            "says",
            "asked",
            "asks",
            "replied",
            "cried",
            "shouted",
            "added",
            "answered",
            "exclaimed",
            "whispered"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the text after a closed quotation names its speaker and then stops.</summary>
    public static bool Follows(ReadOnlySpan<char> rest, StopKind kind) =>
        HanRange.Contains(rest[0]) ? FollowsInChinese(rest) : kind == StopKind.Emphatic && FollowsInEnglish(rest);

    private static bool FollowsInChinese(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i < Math.Min(rest.Length, LongestSpeaker) && HanRange.Contains(rest[i]); i++)
        {
            if (ChineseVerbs.Contains(rest[i]))
            {
                var after = rest[(i + 1)..].TrimStart("道着著了");
                if (after.IsEmpty || after[0] is '。' or '，' or '：' or ':' or ',' or '.' or '；' or '！')
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool FollowsInEnglish(ReadOnlySpan<char> rest)
    {
        for (var word = 0; word < MostWords && !rest.IsEmpty; word++)
        {
            var end = rest.IndexOfAnyExceptInRange('A', 'z');
            var length = end < 0 ? rest.Length : end;
            if (EnglishVerbs.Contains(rest[..length]))
            {
                return length == rest.Length || rest[length] is '.' or ',' or ':' or ';';
            }

            if (length == rest.Length || (rest[length] != ' ' && !IsTitleDot(rest, length)))
            {
                return false;
            }

            rest = rest[length..].TrimStart(". ");
        }

        return false;
    }

    private static bool IsTitleDot(ReadOnlySpan<char> rest, int at) =>
        rest[at] == '.' && at <= 3 && at + 1 < rest.Length && rest[at + 1] == ' ';
}
