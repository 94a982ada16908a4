using System.Runtime.CompilerServices;

namespace Search.Architecture.Tests;

/// <summary>The files of the repository that these tests look at.</summary>
internal static class Repository
{
    /// <summary>The folder that holds `Search.sln`.</summary>
    public static string Root { get; } = FindRoot(ThisFile());

    /// <summary>Hand-written C# files below a folder, generated ones left out.</summary>
    public static IEnumerable<string> SourceFiles(params string[] folders) =>
        folders
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !Segments(f).Any(s => s is "bin" or "obj"));

    /// <summary>Project files below a folder.</summary>
    public static IEnumerable<string> ProjectFiles(params string[] folders) =>
        folders.SelectMany(f =>
            Directory.EnumerateFiles(Path.Combine(Root, f), "*.csproj", SearchOption.AllDirectories)
        );

    private static string[] Segments(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static string FindRoot(string file)
    {
        // A deterministic build may map source paths away, so the folder that the tests run from is a start too.
        foreach (var start in new[] { Path.GetDirectoryName(file), AppContext.BaseDirectory })
        {
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "Search.sln")))
                {
                    return folder;
                }
            }
        }

        throw new InvalidOperationException("Search.sln was not found above the tests.");
    }
}
