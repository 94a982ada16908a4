using System.Text;

namespace Search.Text.Pinyin;

/// <summary>What is being typed as pinyin: its letters, and where the typist ended a syllable.</summary>
internal sealed class TypedPinyin
{
    private readonly bool[] _ends;

    private TypedPinyin(string letters, bool[] ends)
    {
        Letters = letters;
        _ends = ends;
    }

    /// <summary>The letters a to z alone, ü as v, without tones.</summary>
    public string Letters { get; }

    /// <summary>Reads what was typed; null when it holds something else than pinyin.</summary>
    /// <param name="typed">Letters, tone marks or digits, spaces, apostrophes; case does not matter.</param>
    public static TypedPinyin? Read(ReadOnlySpan<char> typed)
    {
        var letters = new StringBuilder(typed.Length);
        var ends = new List<bool>(typed.Length);
        foreach (var unit in typed)
        {
            if (unit == ':' && letters.Length > 0 && letters[^1] == 'u')
            {
                letters[^1] = 'v';
                continue;
            }

            var (letter, _) = PinyinSyllable.Unmark(unit);
            if (letter is >= 'a' and <= 'z')
            {
                _ = letters.Append(letter);
                ends.Add(false);
            }
            else if (unit is ' ' or '\'' or '’' or '-' or (>= '1' and <= '5'))
            {
                if (ends.Count > 0)
                {
                    ends[^1] = true;
                }
            }
            else
            {
                return null;
            }
        }

        if (letters.Length == 0)
        {
            return null;
        }

        ends[^1] = true;
        return new TypedPinyin(letters.ToString(), [.. ends]);
    }

    /// <summary>Whether the typist ended a syllable before a letter; so after the last one.</summary>
    public bool EndsBefore(int letter) => _ends[letter - 1];
}
