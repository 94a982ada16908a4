using System.Buffers;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>Signs of vocabulary lists, pronunciations and word-by-word glosses.</summary>
internal static class VocabularySigns
{
    private static readonly string[] PartsOfSpeech =
    [
        "n.",
        "v.",
        "vt.",
        "vi.",
        "adj.",
        "adv.",
        "prep.",
        "conj.",
        "pron.",
        "num.",
        "int.",
        "interj.",
        "phr.",
        "art.",
        "aux.",
        "abbr.",
        "det.",
        "a.",
        "ad.",
        "n ",
        "v ",
        "adj ",
        "adv ",
    ];

    private static readonly string[] Headers =
    [
        "重点单词",
        "重点词汇",
        "重點單字",
        "重點單詞",
        "词汇",
        "詞彙",
        "生词",
        "生詞",
        "單字",
        "核心词汇",
        "词汇表",
        "词汇讲解",
        "词汇解析",
        "單字表",
        "单词",
        "词语注释",
        "短语",
        "短语解析",
        "词组",
        "vocabulary",
        "key words",
        "keywords",
        "new words",
        "words and expressions",
        "word list",
        "useful expressions",
        "glossary",
        "词汇学习",
        "重点短语",
        "想一想再看",
        "联想记忆",
    ];

    private static readonly string[] Examples = ["e.g.", "eg.", "eg:", "例:", "例：", "例句", "例如：", "例如:"];

    private static readonly SearchValues<char> Phonetic = SearchValues.Create("ˈˌəɪʊɔæʌɑɒɜɛθðʃʒŋɡːɚɝɹɐɨɵ`'");

    private static readonly SearchValues<char> Stops = SearchValues.Create("。.!?！？,，");
    private static readonly SearchValues<char> NotInWord = SearchValues.Create(" .,0123456789()");

    private static readonly SearchValues<char> SurePhonetic = SearchValues.Create("ˈˌəɪʊɔʌɑɒɜɛθðʃʒŋɡːɚɝ");

    /// <summary>Whether a line announces a vocabulary list.</summary>
    public static bool IsHeader(string line)
    {
        if (line.Length > 30)
        {
            return false;
        }

        var text = line.AsSpan().Trim("【】[]()（）:：#*·— 　".AsSpan());
        foreach (var header in Headers)
        {
            if (
                text.StartsWith(header, StringComparison.OrdinalIgnoreCase)
                && text.Length - header.Length <= 16
                && !text.ContainsAny(Stops)
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a line is a pronunciation, or a word with its pronunciation, and nothing else.</summary>
    public static bool IsPhonetics(string line)
    {
        var open = line.AsSpan().IndexOfAny('[', '/', '［');
        if (open < 0 || line.Length > 60)
        {
            return false;
        }

        var close = line.AsSpan(open + 1).IndexOfAny(']', '/', '］');
        return close > 0
            && IsPronunciation(line.AsSpan(open + 1, close))
            && LanguageProfile.Measure(line.AsSpan(0, open)).LatinWords <= 4
            && line.AsSpan(open + close + 2).Trim().Length == 0;
    }

    /// <summary>Whether a line is a word with its meaning, or a meaning with its part of speech.</summary>
    public static bool IsEntry(string line)
    {
        if (line.Length > 120)
        {
            return false;
        }

        if (StartsWithPartOfSpeech(line))
        {
            return HasHan(line) || line.Length <= 40;
        }

        if (!HasHan(line))
        {
            return false;
        }

        var open = line.AsSpan().IndexOfAny('[', '/', '［');
        if (open > 0)
        {
            var close = line.AsSpan(open + 1).IndexOfAny(']', '/', '］');
            if (
                close > 0
                && IsPronunciation(line.AsSpan(open + 1, close))
                && LanguageProfile.Measure(line.AsSpan(0, open)) is { HanCharacters: 0, LatinWords: <= 4 }
            )
            {
                return true;
            }
        }

        // `hutong n. 胡同`: one to four words, then a part of speech, then Chinese.
        var first = LeadingLatin(line, out var words);
        if (words is > 0 and <= 5)
        {
            for (var at = 1; at < first.Length; at++)
            {
                if (first[at - 1] == ' ' && StartsWithPartOfSpeech(first[at..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a line, inside a list, is a word or phrase with its Chinese and no sentence.</summary>
    public static bool IsListed(string line, LanguageProfile profile)
    {
        if (IsHeader(line) || IsEntry(line) || IsPhonetics(line))
        {
            return true;
        }

        // `e.g. Nobody can replace her. 没有人能取代她。`
        if (Examples.Any(example => line.StartsWith(example, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        // `do the dishes 洗碗`: a few words, then Chinese to the end, and no end of a sentence.
        var english = LeadingLatin(line, out var words)[..^1].TrimEnd();
        return profile.HanCharacters is > 0 and <= 16
            && words is > 0 and <= 7
            && words == profile.LatinWords
            && english.Length > 0
            && (!".!?\"”:".Contains(english[^1], StringComparison.Ordinal) || EndsInPlaceholder(english))
            && !"。！？".Contains(line[^1], StringComparison.Ordinal)
            && (char.IsLower(english[0]) || words <= 3);
    }

    /// <summary>
    /// Whether a line is a phrase in small letters with a short meaning and nothing else, <c>for a while: 一会儿</c>: no
    /// entry by itself, but one in a document that has others.
    /// </summary>
    public static bool IsPhrase(string line, LanguageProfile profile)
    {
        var english = LeadingLatin(line, out var words)[..^1].TrimEnd().TrimEnd([':', '：', ' ']);
        return profile.HanCharacters is > 0 and <= 12
            && words is > 0 and <= 6
            && words == LanguageProfile.Measure(english).LatinWords
            && english.Length > 0
            && char.IsLower(english[0])
            && !english.ContainsAny(Stops)
            && !"。！？.!?".Contains(line[^1], StringComparison.Ordinal);
    }

    /// <summary>Whether Latin words and Chinese meanings take turns all along a line.</summary>
    public static bool IsWordGloss(string line, LanguageProfile profile)
    {
        if (profile.LatinWords < 3 || profile.HanCharacters < 3)
        {
            return false;
        }

        int changes = 0,
            spacedPairs = 0;
        Language? last = null;
        var parts = line.Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            var language = LanguageProfile.Measure(part).Dominant;
            if (language is null)
            {
                continue;
            }

            if (last is not null && language != last)
            {
                changes++;
                spacedPairs++;
            }
            else if (language == last && language == Language.Chinese)
            {
                spacedPairs--;
            }

            last = language;
        }

        var longest = parts.Max(part => LanguageProfile.Measure(part).HanCharacters);
        return changes >= 4
            && changes * 2 >= parts.Length
            && spacedPairs >= 3
            && longest <= 7
            && char.IsAsciiLetter(line[0]);
    }

    private static bool EndsInPlaceholder(ReadOnlySpan<char> english) =>
        english.EndsWith(" sb.", StringComparison.Ordinal)
        || english.EndsWith(" sth.", StringComparison.Ordinal)
        || english.EndsWith("...", StringComparison.Ordinal);

    private static bool IsPronunciation(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 40 || HasHan(text))
        {
            return false;
        }

        if (text.ContainsAny(SurePhonetic))
        {
            return true;
        }

        // Old web pages write ['tʃælindʒ] as ['tFAlindV] and worse: one word, no capitals, often a stress mark.
        return !text.Contains(' ') && text.ContainsAny(Phonetic)
            || (
                text.Length <= 14
                && !text.ContainsAny(NotInWord)
                && text.ToString().All(c => char.IsLower(c) || c is ':' or '\'' or ',')
            );
    }

    private static bool StartsWithPartOfSpeech(ReadOnlySpan<char> text)
    {
        foreach (var part in PartsOfSpeech)
        {
            if (text.StartsWith(part, StringComparison.Ordinal))
            {
                var rest = text[part.Length..].TrimStart();
                return rest.Length > 0
                    && (HasHan(rest[..1]) || rest[0] is '(' or '（' or '[' or '…' or '.' or '&' or '～' or '~');
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> LeadingLatin(string line, out int words)
    {
        var end = 0;
        while (end < line.Length && !HanRange.Contains(line[end]))
        {
            end++;
        }

        words = LanguageProfile.Measure(line.AsSpan(0, end)).LatinWords;
        return line.AsSpan(0, Math.Min(line.Length, end + 1));
    }

    private static bool HasHan(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (HanRange.Contains(c) || char.IsHighSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }
}
