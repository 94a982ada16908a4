namespace Search.Corpus.Alignment;

/// <summary>
/// Where units stand in one document that holds both languages, and how they end. Nearness is evidence: in a document
/// that gives each paragraph and then its translation, a pair that is not side by side needs other evidence.
/// </summary>
internal sealed class UnitLayout
{
    /// <summary>The places of the English units.</summary>
    public required UnitPlace[] English { get; init; }

    /// <summary>The places of the Chinese units.</summary>
    public required UnitPlace[] Chinese { get; init; }

    /// <summary>The layout of a run of units of each language.</summary>
    public UnitLayout Slice(int english, int englishCount, int chinese, int chineseCount) =>
        new()
        {
            English = English.AsSpan(english, englishCount).ToArray(),
            Chinese = Chinese.AsSpan(chinese, chineseCount).ToArray(),
        };
}
