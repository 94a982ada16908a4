using System.Globalization;
using Search.Text.Pairs;

namespace Search.Concordance.Exporting;

/// <summary>The columns of the tabular formats.</summary>
internal static class PairColumns
{
    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["english", "chinese", "quality", "source", "document", "position", "id", "externalId"];

    /// <summary>Their values, in the same order.</summary>
    public static string[] Values(AlignedPair pair) =>
        [
            pair.English,
            pair.Chinese,
            pair.Quality.ToString("0.###", CultureInfo.InvariantCulture),
            pair.Source,
            pair.Document ?? string.Empty,
            pair.Position.ToString(CultureInfo.InvariantCulture),
            pair.Id.ToString(),
            pair.ExternalId ?? string.Empty,
        ];
}
