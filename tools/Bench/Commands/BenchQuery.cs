using Search.Query.Parsing;
using Search.Query.Tree;

namespace Search.Tools.Bench.Commands;

/// <summary>A query of the peers' file in our query language.</summary>
internal sealed record BenchQuery(string Text, string Type, QueryOptions Options)
{
    /// <summary>Reads lines of field, query in Lucene's syntax, type.</summary>
    public static List<BenchQuery> Read(string path)
    {
        var queries = new List<BenchQuery>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            // Lucene joins bare words by OR, marks required ones with + and quotes phrases; ours joins them by AND.
            var parts = line.Split('\t');
            var options = new QueryOptions
            {
                Side = parts[0] == "en" ? Side.English : Side.Chinese,
                Match = parts[1].Contains('+', StringComparison.Ordinal) ? WordMatch.All : WordMatch.Any,
            };
            queries.Add(
                new BenchQuery(
                    parts[1].Replace("+", "", StringComparison.Ordinal),
                    parts.Length > 2 ? parts[2] : "all",
                    options
                )
            );
        }

        return queries;
    }
}
