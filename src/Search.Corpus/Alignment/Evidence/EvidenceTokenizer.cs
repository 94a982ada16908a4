using System.Text;
using Search.Text.Lexicon;

namespace Search.Corpus.Alignment.Evidence;

/// <summary>
/// Turns texts into the tokens that evidence is counted in: English stems, Chinese characters and words of the
/// dictionary, Latin words and numbers (which mean the same on both sides), and punctuation that translators keep.
/// </summary>
internal sealed class EvidenceTokenizer
{
    private const float WordWeight = 1f;
    private const float FunctionWeight = 0.5f;
    private const float NumberWeight = 3f;
    private const float SmallNumberWeight = 1f;
    private const float PunctuationWeight = 0.3f;

    private static readonly HashSet<string> FunctionWords = new(StringComparer.Ordinal)
    {
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "and",
        "is",
        "was",
        "are",
        "were",
        "be",
        "it",
        "that",
        "this",
        "for",
        "on",
        "at",
        "as",
        "by",
        "with",
        "from",
        "or",
        "had",
        "ha",
        "hav",
        "has",
        "have",
        "do",
        "did",
        "will",
        "would",
        "so",
        "but",
    };

    private readonly Func<string, bool> isWord;
    private readonly int maxWord;
    private readonly TokenizerParameters parameters;
    private readonly StringBuilder buffer = new();

    /// <param name="isWord">Whether folded Chinese text is a word of the dictionary.</param>
    /// <param name="maxWord">The longest such word, in UTF-16 units.</param>
    /// <param name="parameters">Weights.</param>
    public EvidenceTokenizer(Func<string, bool> isWord, int maxWord, TokenizerParameters parameters)
    {
        this.isWord = isWord;
        this.maxWord = Math.Min(maxWord, 8);
        this.parameters = parameters;
    }

    /// <summary>Adds a text to a side as its next unit.</summary>
    public void AddUnit(EvidenceSide side, ReadOnlySpan<char> text, bool isEnglish)
    {
        var letters = 0f;
        var characters = 0f;
        var position = 0;
        while (position < text.Length)
        {
            _ = Rune.DecodeFromUtf16(text[position..], out var rune, out var length);
            if (HanText.IsHan(rune.Value))
            {
                var end = position;
                _ = buffer.Clear();
                while (
                    end < text.Length
                    && Rune.DecodeFromUtf16(text[end..], out var next, out var width)
                        == System.Buffers.OperationStatus.Done
                    && HanText.IsHan(next.Value)
                )
                {
                    _ = buffer.Append(new Rune(ScriptClasses.Fold(next.Value)).ToString());
                    characters++;
                    end += width;
                }

                AddHan(side, buffer.ToString());
                position = end;
            }
            else if (Rune.IsLetter(rune))
            {
                var end = position + length;
                while (
                    end < text.Length
                    && (char.IsLetter(text[end]) || IsInnerApostrophe(text, end))
                    && !HanText.IsHan(text[end])
                    && !IsHump(text, end)
                )
                {
                    end++;
                }

                letters += end - position;
                AddWord(side, text[position..end]);
                position = end;
            }
            else if (Rune.IsDigit(rune))
            {
                position = AddNumber(side, text, position);
                letters += 3;
                characters++;
            }
            else
            {
                AddPunctuation(side, rune.Value);
                position += length;
            }
        }

        // Each side is measured in its own unit; a word of the other script counts for what it would be if translated.
        side.EndUnit(isEnglish ? letters + (characters * 3) : characters + (letters * 0.3f));
    }

    private static bool IsInnerApostrophe(ReadOnlySpan<char> text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    // The seam of a compound such as DeepSeek.
    private static bool IsHump(ReadOnlySpan<char> text, int at) => char.IsUpper(text[at]) && char.IsLower(text[at - 1]);

    private static void AddWord(EvidenceSide side, ReadOnlySpan<char> text)
    {
        var stem = EnglishStem.Of(text.ToString().ToLowerInvariant());
        if (stem.Length > 0)
        {
            side.AddToken(side.Intern(stem, FunctionWords.Contains(stem) ? FunctionWeight : WordWeight));
        }
    }

    private static int AddNumber(EvidenceSide side, ReadOnlySpan<char> text, int position)
    {
        var end = NumberText.Read(text, position, out var value);
        side.AddToken(side.Intern("#" + value, value.Length > 1 ? NumberWeight : SmallNumberWeight));
        return end;
    }

    private static void AddPunctuation(EvidenceSide side, int codePoint)
    {
        var name = codePoint switch
        {
            '?' or '？' => "?",
            '!' or '！' => "!",
            ':' or '：' => ":",
            ';' or '；' => ";",
            '"' or '“' or '”' or '「' or '」' or '『' or '』' => "\"",
            '(' or '（' => "(",
            '[' or '［' or '【' => "[",
            '%' or '％' => "%",
            '`' => "`",
            _ => null,
        };
        if (name is not null)
        {
            side.AddToken(side.Intern(name, PunctuationWeight));
        }
    }

    private void AddHan(EvidenceSide side, string run)
    {
        var covered = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (!char.IsLowSurrogate(run[i]))
            {
                var width = char.IsHighSurrogate(run[i]) && i + 1 < run.Length ? 2 : 1;
                side.AddToken(side.Intern(run.AsSpan(i, width), parameters.CharacterWeight));
            }

            if (i < covered)
            {
                continue;
            }

            for (var length = Math.Min(maxWord, run.Length - i); length >= 2; length--)
            {
                var word = run.Substring(i, length);
                if (isWord(word))
                {
                    side.AddToken(side.Intern(word, parameters.WordWeight));
                    covered = i + length;
                    break;
                }
            }

            if (parameters.BigramWeight > 0 && i + 1 < run.Length && i >= covered)
            {
                side.AddToken(side.Intern(run.AsSpan(i, 2), parameters.BigramWeight));
            }
        }
    }
}
