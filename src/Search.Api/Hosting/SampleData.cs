namespace Search.Api.Hosting;

/// <summary>Where `index-data` lies when the command line does not say.</summary>
public static class SampleData
{
    /// <summary>The folder of the index beside the sample corpus.</summary>
    public static string DefaultIndex() => Path.Combine(Root(), "index");

    /// <summary>The folder of the sample corpus.</summary>
    public static string DefaultCorpus() => Path.Combine(Root(), "corpus");

    private static string Root()
    {
        // From a checkout the program runs out of a folder below it; elsewhere `index-data` stands beside the caller.
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
            {
                var candidate = Path.Combine(folder, "index-data");
                if (Directory.Exists(Path.Combine(candidate, "corpus")))
                {
                    return candidate;
                }
            }
        }

        return Path.Combine(Directory.GetCurrentDirectory(), "index-data");
    }
}
