using Xunit;

namespace Search.Testing;

/// <summary>Finds the repository and the measuring data that lie beside it where a developer has them.</summary>
public static class SharedData
{
    /// <summary>The folder that holds Search.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder of the sample corpus.</summary>
    public static string SampleCorpus { get; } = Path.Combine(Repository, "index-data", "corpus");

    /// <summary>
    /// The full path of a file or folder of the folder `shared` beside the repository; skips the test where it is absent.
    /// </summary>
    public static string Require(params string[] parts)
    {
        var root = Path.GetDirectoryName(Repository)!;
        var candidates = new[] { root, Path.GetDirectoryName(root) ?? root }.Select(folder =>
            Path.Combine([folder, "shared", .. parts])
        );
        var found = candidates.FirstOrDefault(path => File.Exists(path) || Directory.Exists(path));
        Assert.SkipWhen(found is null, $"shared/{string.Join('/', parts)} is not beside the repository.");
        return found!;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Search.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Search.sln is in no folder above the tests.");
    }
}
