namespace Search.Text.Pairs;

/// <summary>The names by which reasons are written in files and answers.</summary>
public static class QualityReasonNames
{
    private static readonly (QualityReasons Reason, string Name)[] All =
    [
        (QualityReasons.LengthRatio, "length-ratio"),
        (QualityReasons.NoAnchor, "no-anchor"),
        (QualityReasons.NumberMismatch, "number-mismatch"),
        (QualityReasons.Merged, "merged"),
        (QualityReasons.ShortText, "short"),
        (QualityReasons.Untranslated, "untranslated"),
        (QualityReasons.Glossary, "glossary"),
        (QualityReasons.Unlikely, "unlikely"),
    ];

    /// <summary>The names of all reasons that are set, in the order of their declaration.</summary>
    public static IReadOnlyList<string> Names(this QualityReasons reasons)
    {
        if (reasons == QualityReasons.None)
        {
            return [];
        }

        var names = new List<string>(2);
        foreach (var (reason, name) in All)
        {
            if ((reasons & reason) != 0)
            {
                names.Add(name);
            }
        }

        return names;
    }

    /// <summary>Finds a reason by its name.</summary>
    /// <returns>Null when there is no such reason.</returns>
    public static QualityReasons? Find(string name)
    {
        foreach (var (reason, known) in All)
        {
            if (string.Equals(known, name, StringComparison.Ordinal))
            {
                return reason;
            }
        }

        return null;
    }
}
