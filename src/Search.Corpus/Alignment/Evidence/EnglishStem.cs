namespace Search.Corpus.Alignment.Evidence;

/// <summary>
/// Cuts the commonest English endings, so that a word and its dictionary form meet. Both sides of each comparison pass
/// through here, so the stem need not be a word.
/// </summary>
internal static class EnglishStem
{
    /// <summary>The stem of a lower-case word.</summary>
    public static string Of(string word)
    {
        var stem = word.AsSpan();
        if (stem.EndsWith("'s") || stem.EndsWith("’s"))
        {
            stem = stem[..^2];
        }

        stem = stem.TrimEnd("'’");
        if (stem.Length > 4 && stem.EndsWith("ies"))
        {
            return string.Concat(stem[..^3], "y");
        }

        if (stem.Length > 3 && stem[^1] == 's' && stem[^2] is not ('s' or 'u' or 'i'))
        {
            stem =
                stem.EndsWith("sses") || stem.EndsWith("shes") || stem.EndsWith("ches") || stem.EndsWith("xes")
                    ? stem[..^2]
                    : stem[..^1];
        }

        if (stem.Length > 5 && stem.EndsWith("ing"))
        {
            stem = Undouble(stem[..^3]);
        }
        else if (stem.Length > 4 && stem.EndsWith("ied"))
        {
            return string.Concat(stem[..^3], "y");
        }
        else if (stem.Length > 4 && stem.EndsWith("ed"))
        {
            stem = Undouble(stem[..^2]);
        }
        else if (stem.Length > 5 && (stem.EndsWith("eth") || stem.EndsWith("est")))
        {
            stem = stem[..^3];
        }
        else if (stem.Length > 4 && stem.EndsWith("ly"))
        {
            stem = stem[..^2];
        }

        return (stem.Length > 3 && stem[^1] == 'e' ? stem[..^1] : stem).ToString();
    }

    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> stem) =>
        stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e' or 'o') ? stem[..^1] : stem;
}
