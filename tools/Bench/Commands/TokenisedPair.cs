using Search.Concordance.WordAlignment;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// Sentences whose tokens somebody else cut, and the running text that they came from: Chinese tokens joined and
/// English ones with their spaces. What the aligner links in the text is given back as links of those tokens.
/// </summary>
internal sealed class TokenisedPair
{
    private readonly int[] _englishTokens;
    private readonly int[] _chineseTokens;

    public TokenisedPair(string english, string chinese)
    {
        (English, _englishTokens) = Read(english, " ");
        (Chinese, _chineseTokens) = Read(chinese, string.Empty);
    }

    /// <summary>The English text.</summary>
    public string English { get; }

    /// <summary>The Chinese text.</summary>
    public string Chinese { get; }

    /// <summary>Adds the links of all tokens that two units stand on.</summary>
    public void AddLinks(AlignmentUnit english, AlignmentUnit chinese, ISet<(int Chinese, int English)> links)
    {
        for (var i = english.Start; i < english.End; i++)
        {
            for (var j = chinese.Start; j < chinese.End; j++)
            {
                if (_englishTokens[i] >= 0 && _chineseTokens[j] >= 0)
                {
                    _ = links.Add((_chineseTokens[j], _englishTokens[i]));
                }
            }
        }
    }

    private static (string Text, int[] Tokens) Read(string line, string space)
    {
        var tokens = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var owners = new List<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            // The bracket names of the Penn Treebank stand for one character.
            tokens[i] = tokens[i] switch
            {
                "-LRB-" => "(",
                "-RRB-" => ")",
                _ => tokens[i],
            };
            if (i > 0)
            {
                owners.AddRange(Enumerable.Repeat(-1, space.Length));
            }

            owners.AddRange(Enumerable.Repeat(i, tokens[i].Length));
        }

        return (string.Join(space, tokens), [.. owners]);
    }
}
