namespace Search.Corpus.Documents;

/// <summary>Reads the addresses that documents state.</summary>
internal static class WebAddress
{
    /// <summary>Reads the address of a page.</summary>
    /// <returns>The text itself, or null when it is no absolute address of http or https.</returns>
    public static string? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text : null;
}
