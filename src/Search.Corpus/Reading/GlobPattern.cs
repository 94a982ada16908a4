using System.Text;
using System.Text.RegularExpressions;

namespace Search.Corpus.Reading;

/// <summary>A path with wildcards: <c>*</c> and <c>?</c> inside a name, <c>**</c> for any folders.</summary>
internal sealed class GlobPattern
{
    private readonly string _root;
    private readonly Regex _regex;
    private readonly int _depth;

    /// <summary>Understands a pattern.</summary>
    public GlobPattern(string pattern)
    {
        var normal = pattern.Replace(Path.DirectorySeparatorChar, '/');
        var wildcard = normal.AsSpan().IndexOfAny('*', '?');
        var slash = normal.LastIndexOf('/', wildcard);
        _root = slash switch
        {
            < 0 => ".",
            0 => "/",
            _ => normal[..slash],
        };
        var rest = normal[(slash + 1)..];
        _depth = rest.Contains("**", StringComparison.Ordinal) ? int.MaxValue : rest.Count(c => c == '/');
        _regex = new Regex(Translate(rest), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    /// <summary>The files that match.</summary>
    public IEnumerable<CorpusFile> Files()
    {
        if (!Directory.Exists(_root))
        {
            yield break;
        }

        foreach (var file in FolderWalk.Files(_root, _depth, isHiddenToo: true))
        {
            var name = Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/');
            if (_regex.IsMatch(name))
            {
                yield return new CorpusFile(_root == "." ? name : file, name);
            }
        }
    }

    private static string Translate(string glob)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
        {
            if (glob.AsSpan(i).StartsWith("**/", StringComparison.Ordinal))
            {
                _ = regex.Append("(?:[^/]+/)*");
                i += 2;
            }
            else if (glob.AsSpan(i).StartsWith("**", StringComparison.Ordinal))
            {
                _ = regex.Append(".*");
                i++;
            }
            else
            {
                _ = glob[i] switch
                {
                    '*' => regex.Append("[^/]*"),
                    '?' => regex.Append("[^/]"),
                    var c => regex.Append(Regex.Escape(c.ToString())),
                };
            }
        }

        return regex.Append('$').ToString();
    }
}
