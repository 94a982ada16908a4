using System.Text.RegularExpressions;

namespace Search.Tools.Lexicon.Glosses;

/// <summary>
/// Turns definitions into bare English words, lower-case: remarks, cross references, readings and measure words go, and
/// the little words that stand in every definition, unless nothing else is left.
/// </summary>
public static partial class GlossWords
{
    private const int Most = 10;

    private static readonly HashSet<string> Little = new(
        (
            "a an the to of or and in on at for by with from as is be been are was it its that this sb sb's sth etc one one's "
            + "oneself used esp abbr lit fig also written variant old see cf same pr ie eg into out up not no any some all"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly string[] References =
    [
        "CL:",
        "variant of ",
        "old variant of ",
        "see ",
        "see also ",
        "also written ",
        "also pr. ",
        "Taiwan pr.",
        "erhua variant of ",
        "Japanese variant of ",
        "archaic variant of ",
        "used in ",
        "equivalent to ",
    ];

    /// <summary>The words of the definitions of a Chinese word, in order and without repetition, at most 10.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> definitions)
    {
        var words = new List<string>();
        var little = new List<string>();
        foreach (var definition in definitions)
        {
            if (References.Any(r => definition.StartsWith(r, StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (Match match in Word().Matches(Remark().Replace(definition, " ")))
            {
                // Invariant lower case: definitions hold accented names too (Düsseldorf).
                var word = match.Value.ToLowerInvariant();
                var list = Little.Contains(word) ? little : words;
                if (!list.Contains(word))
                {
                    list.Add(word);
                }
            }
        }

        return [.. (words.Count > 0 ? words : little).Take(Most)];
    }

    [GeneratedRegex(@"\([^()]*\)|\[[^\]]*\]|\S*[\u2E80-\u9FFF]\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
