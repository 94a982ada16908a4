namespace Search.Architecture.Tests;

public sealed class HouseRuleTests
{
    /// <summary>Tables and unrolled kernels may be long.</summary>
    private static readonly string[] s_longFiles = ["Table.cs", "Tables.cs", "Kernels.cs", ".g.cs"];

    [Fact]
    public void Program_of_the_service_stays_small()
    {
        File.ReadLines(Path.Combine(Repository.Root, "src", "Search.Api", "Program.cs"))
            .Count()
            .ShouldBeLessThanOrEqualTo(60);
    }

    [Fact]
    public void Files_stay_short_unless_they_are_tables()
    {
        var tooLong = Repository
            .SourceFiles("src", "tools", "tests")
            .Where(f => !s_longFiles.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => (File: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > 500)
            .ToList();
        tooLong.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_someone()
    {
        // Written in halves, so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "Fact(" + "Skip"];
        var left = Repository
            .SourceFiles("src", "tools", "tests")
            .SelectMany(f => File.ReadLines(f).Select((line, i) => $"{Path.GetFileName(f)}:{i + 1}: {line.Trim()}"))
            .Where(line => marks.Any(m => line.Contains(m, StringComparison.Ordinal)))
            .ToList();
        left.ShouldBeEmpty();
    }

    [Fact]
    public void The_top_level_is_the_agreed_one()
    {
        string[] agreed =
        [
            "src",
            "tests",
            "index-data",
            "tools",
            "Search.sln",
            "README.md",
            "Dockerfile",
            "LICENSE",
            "NOTICE",
            "CHANGELOG.md",
            "Directory.Build.props",
            "Directory.Build.targets",
            "Directory.Packages.props",
            "global.json",
            "TestResults",
            "artifacts",
        ];
        var found = Directory
            .EnumerateFileSystemEntries(Repository.Root)
            .Select(e => Path.GetFileName(e))
            .Where(n => !n.StartsWith('.') && !agreed.Contains(n, StringComparer.Ordinal))
            .ToList();
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Library_versions_are_central()
    {
        foreach (var project in Repository.ProjectFiles("src", "tools", "tests"))
        {
            File.ReadAllText(project).ShouldNotContain("Version=\"", customMessage: project);
        }
    }
}
