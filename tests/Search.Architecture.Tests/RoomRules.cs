using System.Xml.Linq;

namespace Search.Architecture.Tests;

/// <summary>Which project may reference which, as `src/ARCHITECTURE.md` says; what is not listed is forbidden.</summary>
internal static class RoomRules
{
    private static readonly string[] s_web =
    [
        "Swashbuckle.AspNetCore",
        "Microsoft.AspNetCore.Mvc.Testing",
        "Microsoft.AspNetCore.OpenApi",
    ];

    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Search.Text"] = [],
        ["Search.Corpus"] = ["Search.Text"],
        ["Search.Query"] = ["Search.Text"],
        ["Search.Index"] = ["Search.Text", "Search.Query"],
        ["Search.Index.LuceneNet"] = ["Search.Text", "Search.Query"],
        ["Search.Engines"] = ["Search.Text", "Search.Query", "Search.Index", "Search.Index.LuceneNet"],
        ["Search.Concordance"] = ["Search.Text", "Search.Query"],
        ["Search.Api"] =
        [
            "Search.Text",
            "Search.Corpus",
            "Search.Query",
            "Search.Index",
            "Search.Engines",
            "Search.Concordance",
        ],
        ["Reindex"] =
        [
            "Search.Text",
            "Search.Corpus",
            "Search.Query",
            "Search.Index",
            "Search.Engines",
            "Search.Concordance",
        ],
        ["Bench"] =
        [
            "Search.Text",
            "Search.Corpus",
            "Search.Query",
            "Search.Index",
            "Search.Index.LuceneNet",
            "Search.Engines",
            "Search.Concordance",
            "Search.Api",
        ],
        ["Lexicon"] = ["Search.Text"],
    };

    /// <summary>The projects that a rule exists for.</summary>
    public static IReadOnlyCollection<string> Projects => s_allowed.Keys;

    /// <summary>Says in words what a project file references although its room must not know it.</summary>
    /// <param name="name">The project's name, without extension.</param>
    /// <param name="projectFile">The text of the project file.</param>
    public static IReadOnlyList<string> Violations(string name, string projectFile)
    {
        var found = new List<string>();
        if (!s_allowed.TryGetValue(name, out var allowed))
        {
            return [$"{name}: no rule; give the project a row in RoomRules and in src/ARCHITECTURE.md"];
        }

        var project = XDocument.Parse(projectFile);
        foreach (var reference in Includes(project, "ProjectReference"))
        {
            var target = Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'));
            if (!allowed.Contains(target, StringComparer.Ordinal))
            {
                found.Add($"{name} references {target}");
            }
        }

        if (!string.Equals(name, "Search.Api", StringComparison.Ordinal))
        {
            found.AddRange(
                Includes(project, "PackageReference")
                    .Intersect(s_web, StringComparer.Ordinal)
                    .Select(p => $"{name} uses {p}")
            );
            if (string.Equals(project.Root?.Attribute("Sdk")?.Value, "Microsoft.NET.Sdk.Web", StringComparison.Ordinal))
            {
                found.Add($"{name} is a web project");
            }

            found.AddRange(Includes(project, "FrameworkReference").Select(f => $"{name} uses {f}"));
        }

        return found;
    }

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>();
}
