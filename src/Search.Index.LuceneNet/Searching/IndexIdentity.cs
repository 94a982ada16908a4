using Search.Text.Analysis;
using Search.Text.Lexicon;

namespace Search.Index.LuceneNet.Searching;

/// <summary>
/// Names the analysis and the fields that a commit was written with: an index of another analysis would silently miss
/// words, so it is refused.
/// </summary>
internal static class IndexIdentity
{
    /// <summary>The entry of a commit's user data.</summary>
    public const string Key = "analysis";

    private const string FieldsVersion = "lucene-2";

    /// <summary>The name of what this program writes.</summary>
    public static string Current { get; } = $"{FieldsVersion}-{AnalysisFingerprint.Compute(HanLexicon.Installed)}";

    /// <summary>Refuses a commit that something else wrote.</summary>
    /// <exception cref="LuceneIndexException">It was written by another version, or not by this product.</exception>
    public static void Check(string folder, IDictionary<string, string> userData)
    {
        var found = userData.TryGetValue(Key, out var name) ? name : "nothing of this product";
        if (!string.Equals(found, Current, StringComparison.Ordinal))
        {
            throw new LuceneIndexException(
                $"{folder}: the index was analysed as '{found}', but this program analyses as '{Current}', so words "
                    + "would not be found. Build the index again (`reindex build --engine lucene`)."
            );
        }
    }
}
