namespace Search.Architecture.Tests;

public sealed class RoomTests
{
    [Fact]
    public void Every_project_references_only_what_its_room_may_know()
    {
        var violations = Repository
            .ProjectFiles("src", "tools")
            .SelectMany(f => RoomRules.Violations(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))
            .ToList();
        violations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Search.Text", "<ProjectReference Include='../Search.Query/Search.Query.csproj'/>", "Search.Query")]
    [InlineData("Search.Corpus", "<ProjectReference Include='..\\Search.Index\\Search.Index.csproj'/>", "Search.Index")]
    [InlineData(
        "Search.Concordance",
        "<ProjectReference Include='../Search.Index/Search.Index.csproj'/>",
        "Search.Index"
    )]
    [InlineData("Search.Index", "<PackageReference Include='Swashbuckle.AspNetCore'/>", "Swashbuckle.AspNetCore")]
    [InlineData("Reindex", "<FrameworkReference Include='Microsoft.AspNetCore.App'/>", "Microsoft.AspNetCore.App")]
    public void A_forbidden_reference_is_named(string project, string item, string expected)
    {
        var text = $"<Project Sdk='Microsoft.NET.Sdk'><ItemGroup>{item}</ItemGroup></Project>";
        RoomRules.Violations(project, text).ShouldHaveSingleItem().ShouldContain(expected);
    }

    [Fact]
    public void A_project_without_a_rule_is_named()
    {
        RoomRules.Violations("Search.Extras", "<Project/>").ShouldHaveSingleItem().ShouldContain("no rule");
    }

    [Fact]
    public void Tests_mirror_the_rooms()
    {
        var tested = Repository.ProjectFiles("tests").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        foreach (var room in Repository.ProjectFiles("src").Select(Path.GetFileNameWithoutExtension))
        {
            tested.ShouldContain(room + ".Tests");
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "Search.sln")).Replace('\\', '/');
        foreach (var project in Repository.ProjectFiles("src", "tools", "tests"))
        {
            // The Lucene.Net engine joins by a switch, since its packages are not served everywhere.
            if (!project.Contains("LuceneNet", StringComparison.Ordinal))
            {
                solution.ShouldContain(Path.GetRelativePath(Repository.Root, project).Replace('\\', '/'));
            }
        }
    }
}
