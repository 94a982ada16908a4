using System.Text;
using Search.Text.Pairs;
using Search.Tools.Lexicon.Sources;

namespace Search.Tools.Lexicon.Scripts;

/// <summary>
/// Builds the script classes: two characters share a class when any OpenCC character table, in any of its options,
/// turns one into the other. So no conversion made with these tables can lead out of a class.
/// </summary>
public sealed class ScriptTable
{
    private readonly Dictionary<int, int> _parent = [];
    private readonly Dictionary<int, int> _timesSimplified = [];
    private readonly HashSet<int> _traditional = [];
    private readonly SortedDictionary<int, Script> _scripts = [];
    private readonly SortedDictionary<int, int> _representatives = [];

    /// <summary>Reads the character tables in a folder of OpenCC's data.</summary>
    public ScriptTable(string folder)
    {
        foreach (var (key, values) in Characters(folder, "TSCharacters.txt"))
        {
            Join(key, values);
            if (!values.Contains(key))
            {
                _scripts[key] = Script.Hant;
                _ = _traditional.Add(key);
                _timesSimplified[values[0]] = _timesSimplified.GetValueOrDefault(values[0]) + 1;
            }
        }

        foreach (var (key, values) in Characters(folder, "STCharacters.txt"))
        {
            Join(key, values);
            if (!values.Contains(key))
            {
                _scripts[key] = Script.Hans;
            }
        }

        foreach (var table in (string[])["TWVariants.txt", "HKVariants.txt"])
        {
            foreach (var (key, values) in Characters(folder, table))
            {
                Join(key, values);
            }
        }

        ChooseRepresentatives();
    }

    /// <summary>Characters that are not their own representative, with it, by code point.</summary>
    public IReadOnlyDictionary<int, int> Representatives => _representatives;

    /// <summary>Characters of one script only, by code point.</summary>
    public IReadOnlyDictionary<int, Script> Scripts => _scripts;

    /// <summary>The representative of a character's class.</summary>
    public int Fold(int codePoint) => _representatives.GetValueOrDefault(codePoint, codePoint);

    /// <summary>A word with each character replaced by its representative.</summary>
    public string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            _ = folded.Append(new Rune(Fold(rune.Value)).ToString());
        }

        return folded.ToString();
    }

    private static IEnumerable<(int Key, int[] Values)> Characters(string folder, string table)
    {
        foreach (var (key, values) in OpenCcTable.Read(Path.Combine(folder, table)))
        {
            yield return (Single(key), [.. values.Select(Single)]);
        }
    }

    private static int Single(string text) => Rune.GetRuneAt(text, 0).Value;

    private void Join(int key, int[] values)
    {
        foreach (var value in values)
        {
            _parent[Root(key)] = Root(value);
        }
    }

    private int Root(int codePoint)
    {
        while (_parent.TryGetValue(codePoint, out var up) && up != codePoint)
        {
            codePoint = up;
        }

        return codePoint;
    }

    private void ChooseRepresentatives()
    {
        var members = _parent.SelectMany(p => (int[])[p.Key, p.Value]).Distinct().GroupBy(Root);
        foreach (var group in members)
        {
            // The form that most Traditional characters become; a basic-plane character where the class has one, so
            // that the table of the basic plane stays one unit an entry.
            var best = group
                .OrderBy(c => c > 0xFFFF)
                .ThenBy(_traditional.Contains)
                .ThenByDescending(c => _timesSimplified.GetValueOrDefault(c))
                .ThenBy(c => c)
                .First();
            foreach (var member in group.Where(m => m != best))
            {
                _representatives[member] = best;
            }
        }
    }
}
