namespace Search.Text.English;

/// <summary>Splits a segment where letters meet digits.</summary>
internal static class LatinGroups
{
    private const int ShortestSplit = 4;

    /// <summary>Replaces the content of a list by the groups of a segment. Only the folded form decides.</summary>
    public static void Split(ReadOnlySpan<char> units, int start, int end, List<Group> groups)
    {
        groups.Clear();
        for (var at = start; at < end; )
        {
            var from = at;
            var numeric = LatinScan.IsNumeric(units[at]);
            while (at < end && LatinScan.IsNumeric(units[at]) == numeric)
            {
                at++;
            }

            var group = new Group(from, at, numeric);
            if (groups.Count > 0 && Belongs(units, start, end, groups, group))
            {
                groups[^1] = new Group(groups[^1].Start, at, false);
            }
            else
            {
                groups.Add(group);
            }
        }
    }

    private static bool Belongs(ReadOnlySpan<char> units, int start, int end, List<Group> groups, Group group)
    {
        if (end - start < ShortestSplit)
        {
            return true;
        }

        var before = groups[^1];
        if (group.IsNumeric)
        {
            // R1, h100, v1.2: one letter at the start, with its number.
            return groups.Count == 1 && before.Length == 1;
        }

        return before.IsNumeric
            && (group.Length == 1 || (group.Length == 2 && group.End == end && IsOrdinal(units[group.Start..end])));
    }

    private static bool IsOrdinal(ReadOnlySpan<char> ending) => ending is "st" or "nd" or "rd" or "th";
}
