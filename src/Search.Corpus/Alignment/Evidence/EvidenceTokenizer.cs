using System.Text;
using Search.Text.Analysis;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Corpus.Alignment.Evidence;

/// <summary>
/// Turns texts into the tokens that evidence is counted in: English stems, Chinese characters and words of the
/// dictionary, Latin words and numbers (which mean the same on both sides), and punctuation that translators keep.
/// </summary>
internal sealed class EvidenceTokenizer
{
    private const string Units = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz°/²³%‰";
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

    private readonly Func<ReadOnlySpan<char>, bool> isWord;
    private readonly int maxWord;
    private readonly TokenizerParameters parameters;
    private readonly StringBuilder buffer = new();
    private readonly TextAnalyzer analyzer = new();
    private readonly TokenBuffer analysis = new();

    /// <param name="isWord">Whether folded Chinese text is a word of the dictionary.</param>
    /// <param name="maxWord">The longest such word, in UTF-16 units.</param>
    /// <param name="parameters">Weights.</param>
    public EvidenceTokenizer(Func<ReadOnlySpan<char>, bool> isWord, int maxWord, TokenizerParameters parameters)
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
            var start = position;
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
                while (position < text.Length && char.IsDigit(text[position]))
                {
                    position++;
                }

                position = Math.Max(position, start + length);
                letters += 3;
                characters++;
            }
            else
            {
                AddPunctuation(side, rune.Value);
                position += length;
            }
        }

        AddNumbers(side, text, isEnglish);

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

    // Numbers, dates, shares and sums by their value, so that 5.6 million is 560万 and 10,000 is 一萬.
    private void AddNumbers(EvidenceSide side, ReadOnlySpan<char> text, bool isEnglish)
    {
        analyzer.Analyze(text, isEnglish ? Language.English : Language.Chinese, analysis);
        foreach (var token in analysis.Tokens)
        {
            if (token.Kind != TokenKind.Number)
            {
                continue;
            }

            // A term is a marker, a letter for the kind, a value and a unit; amounts are compared without their unit.
            var term = analysis.Term(token)[1..];
            var value = term[0] == 'd' ? term : term[1..].TrimEnd(Units);
            _ = buffer.Clear().Append('#').Append(value);
            side.AddToken(side.Intern(buffer.ToString(), value.Length > 1 ? NumberWeight : SmallNumberWeight));
        }
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
                var word = run.AsSpan(i, length);
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
