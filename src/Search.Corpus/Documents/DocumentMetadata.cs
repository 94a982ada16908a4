namespace Search.Corpus.Documents;

/// <summary>What a file says about the document in it; each pair made from the document carries it on.</summary>
public sealed record DocumentMetadata
{
    /// <summary>Nothing is known.</summary>
    public static DocumentMetadata None { get; } = new();

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>Where the document can be read.</summary>
    public string? Url { get; init; }

    /// <summary>When it was published.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The licence of the text.</summary>
    public string? License { get; init; }

    /// <summary>The subject field, such as `law`.</summary>
    public string? Domain { get; init; }

    /// <summary>Whom to credit.</summary>
    public string? Attribution { get; init; }
}
