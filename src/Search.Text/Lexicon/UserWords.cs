using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Search.Text.Lexicon;

/// <summary>A user's own words as a small trie over folded code points, built once at load.</summary>
internal sealed class UserWords
{
    /// <summary>The root's index.</summary>
    public const int Root = 0;

    /// <summary>No node.</summary>
    public const int None = -1;

    // A user who lists a word wants it found whole: the default lies at the cost of a fairly frequent word.
    private const int DefaultFrequency = 500;
    private const double Occurrences = 60_000_000;

    private readonly Dictionary<long, int> _children = [];
    private readonly List<byte> _costs = [0];

    private UserWords(byte[] hash) => Hash = hash;

    public byte[] Hash { get; private set; }

    public int Count { get; private set; }

    public static UserWords Read(IEnumerable<string> lines, string name)
    {
        var words = new UserWords([]);
        var listed = new StringBuilder();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var fields = (comment < 0 ? line : line[..comment]).Split(
                (char[])[' ', '\t', '\u3000'],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
            if (fields.Length == 0)
            {
                continue;
            }

            var frequency = DefaultFrequency;
            if (
                fields.Length > 2
                || (
                    fields.Length == 2
                    && !(
                        int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out frequency)
                        && frequency > 0
                    )
                )
            )
            {
                throw new UserWordsException(name, number, "write one word and, after a space, a frequency above 0.");
            }

            words.Add(fields[0].TrimStart('\uFEFF'), frequency, name, number);
            _ = listed.Append(fields[0]).Append(' ').Append(frequency).Append('\n');
        }

        words.Hash = SHA256.HashData(Encoding.UTF8.GetBytes(listed.ToString()));
        return words;
    }

    /// <summary>The child of a node, or <see cref="None"/>.</summary>
    public int Child(int node, int codePoint) =>
        node != None && _children.TryGetValue(((long)node << 32) | (uint)codePoint, out var child) ? child : None;

    /// <summary>The cost in 1/8 nat of the word that ends at a node, 0 for none.</summary>
    public int CostOf(int node) => node == None ? 0 : _costs[node];

    private void Add(string word, int frequency, string name, int line)
    {
        var node = Root;
        foreach (var rune in word.EnumerateRunes())
        {
            var codePoint = ScriptClasses.Fold(rune.Value);
            if (codePoint is not (>= ScriptClasses.FirstBasic and <= ScriptClasses.LastBasic or >= 0x20000 or 0x3007))
            {
                throw new UserWordsException(
                    name,
                    line,
                    $"'{rune}' is no Chinese character; words of other scripts are cut at spaces and need no entry."
                );
            }

            var key = ((long)node << 32) | (uint)codePoint;
            if (!_children.TryGetValue(key, out node))
            {
                node = _costs.Count;
                _costs.Add(0);
                _children.Add(key, node);
            }
        }

        Count += _costs[node] == 0 ? 1 : 0;
        var cost = Math.Log(Occurrences / frequency) * LexiconParameter.UnitsPerNat;
        _costs[node] = (byte)Math.Clamp((int)Math.Round(cost), 1, 255);
    }
}
