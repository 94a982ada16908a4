using Search.Text.Analysis;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>
/// Cuts a line that holds both languages into stretches of one language each, by the cheapest sequence of languages:
/// a Chinese character in English and a Latin word in Chinese cost a little, a change of language costs little after
/// the end of a sentence and much elsewhere. So a gloss in brackets and a name stay where they are, while a Chinese
/// sentence that begins with a Latin name is cut before the name.
/// </summary>
internal static class LanguageCutter
{
    private const float HanInEnglish = 1f;
    private const float LatinInChinese = 0.8f;
    private const float NameInChinese = 0.3f;
    private const float NextLatinInChinese = 0.4f;
    private const float BracketDiscount = 0.3f;
    private const float AfterSentence = 0.5f;
    private const float AtSeparator = 0.25f;
    private const float AtSpace = 2f;
    private const float AtBracket = 2.5f;
    private const float Anywhere = 4f;
    private const int LongestQuote = 2000;

    private const string Closers = "\"”’'」』)）]】》";

    /// <summary>The stretches of a line in order, each with its language; white space and separators are left out.</summary>
    public static List<(TextSpan Span, Language Language)> Cut(string line)
    {
        var profile = LanguageProfile.Measure(line);
        var result = new List<(TextSpan, Language)>();
        if (profile.HanCharacters == 0 || profile.LatinWords == 0)
        {
            if (profile.Dominant is { } only)
            {
                Add(line, 0, line.Length, only, result);
            }

            return result;
        }

        var starts = Atoms(line);
        var fromOther = new bool[starts.Count, 2];
        Span<float> costs = [0, 0];
        var depth = 0;
        var wasLatin = false;
        for (var atom = 0; atom < starts.Count; atom++)
        {
            var start = starts[atom];
            var end = atom + 1 < starts.Count ? starts[atom + 1] : line.Length;
            if (atom > 0)
            {
                var change = ChangeCost(line, start);
                for (var language = 0; language < 2; language++)
                {
                    fromOther[atom, language] = costs[1 - language] + change < costs[language];
                }

                var english = fromOther[atom, 0] ? costs[1] + change : costs[0];
                var chinese = fromOther[atom, 1] ? costs[0] + change : costs[1];
                costs[0] = english;
                costs[1] = chinese;
            }

            depth = Math.Max(
                0,
                depth
                    + (
                        line[start] is '(' or '（' or '[' ? 1
                        : line[start] is ')' or '）' or ']' ? -1
                        : 0
                    )
            );
            var (inEnglish, inChinese) =
                MarkupSpans.Measure(line, start) > 0 ? (0, 0) : Emission(line.AsSpan(start, end - start));
            var discount = depth > 0 ? BracketDiscount : 1;

            // A name is one Latin word or two; the more stand in a row, the more they are English.
            inChinese += inChinese > 0 && wasLatin ? NextLatinInChinese : 0;
            wasLatin = inChinese > 0;
            costs[0] += inEnglish * discount;
            costs[1] += inChinese * discount;
        }

        Trace(line, starts, fromOther, costs[0] <= costs[1] ? 0 : 1, result);
        if (result.Count == 1 && TwoTitles.Measure(line) is > 0 and var cut)
        {
            result.Clear();
            var isEnglishFirst = !HanRange.Contains(line[0]);
            Add(line, 0, cut, isEnglishFirst ? Language.English : Language.Chinese, result);
            Add(line, cut, line.Length, isEnglishFirst ? Language.Chinese : Language.English, result);
        }

        return result;
    }

    private static void Trace(
        string line,
        List<int> starts,
        bool[,] fromOther,
        int language,
        List<(TextSpan, Language)> result
    )
    {
        var end = line.Length;
        for (var atom = starts.Count - 1; atom >= 0; atom--)
        {
            if (atom == 0 || fromOther[atom, language])
            {
                var start = atom == 0 ? 0 : starts[atom];
                Add(line, start, end, (Language)language, result);
                end = start;
                language = 1 - language;
            }
        }

        result.Reverse();
    }

    private static void Add(string line, int start, int end, Language language, List<(TextSpan, Language)> result)
    {
        const string Edges = " \t\u3000\u00A0|/｜";
        while (start < end && Edges.Contains(line[start], StringComparison.Ordinal))
        {
            start++;
        }

        while (end > start && Edges.Contains(line[end - 1], StringComparison.Ordinal))
        {
            end--;
        }

        if (end > start && LanguageProfile.Measure(line.AsSpan(start, end - start)).Dominant is not null)
        {
            result.Add((new TextSpan(start, end), language));
        }
    }

    // Starts of words, of single Chinese characters, of numbers and of single other characters; spaces stay with what
    // stands before them.
    private static List<int> Atoms(string line)
    {
        var starts = new List<int>();
        var at = 0;
        while (at < line.Length)
        {
            starts.Add(at);
            var c = line[at];
            var markup = MarkupSpans.Measure(line, at);
            if (markup > 0)
            {
                at += markup;
            }
            else if (char.IsHighSurrogate(c) && at + 1 < line.Length)
            {
                at += 2;
            }
            else if (char.IsLetter(c) && !HanRange.Contains(c))
            {
                while (
                    at < line.Length
                    && (char.IsLetterOrDigit(line[at]) || line[at] is '\'' or '’' or '-')
                    && !HanRange.Contains(line[at])
                )
                {
                    at++;
                }
            }
            else if (char.IsDigit(c))
            {
                while (at < line.Length && char.IsDigit(line[at]))
                {
                    at++;
                }
            }
            else
            {
                at++;
            }

            while (at < line.Length && char.IsWhiteSpace(line[at]))
            {
                at++;
            }
        }

        return starts;
    }

    private static (float InEnglish, float InChinese) Emission(ReadOnlySpan<char> atom)
    {
        var c = atom[0];
        if (HanRange.Contains(c) || char.IsHighSurrogate(c))
        {
            return (HanInEnglish, 0);
        }

        if (char.IsLetter(c))
        {
            return (0, char.IsLower(c) && atom.Length > 1 ? LatinInChinese : NameInChinese);
        }

        return c is >= '\u3001' and <= '\u301F' or '，' or '！' or '？' or '：' or '；' ? (HanInEnglish, 0) : (0, 0);
    }

    // The cost of changing the language before a place.
    private static float ChangeCost(string line, int at)
    {
        var before = at - 1;
        while (before >= 0 && char.IsWhiteSpace(line[before]))
        {
            before--;
        }

        if (before < 0)
        {
            return 0;
        }

        var spaced = before < at - 1;
        if (
            line.AsSpan(before + 1, at - before - 1).Contains('\t')
            || line[before] is '|' or '｜'
            || (spaced && line[before] is '/' or '—' or '–')
        )
        {
            return AtSeparator;
        }

        var closes = !spaced && Closers.Contains(line[at], StringComparison.Ordinal) && !OpensQuote(line, at);
        if (closes)
        {
            return Anywhere;
        }

        // Closing quotes belong to the sentence that they close: they stand at its stop without a space.
        var stop = before;
        while (stop >= 0 && Closers.Contains(line[stop], StringComparison.Ordinal) && !OpensQuote(line, stop))
        {
            stop--;
        }

        var opensQuote = stop < before && stop >= 0 && char.IsWhiteSpace(line[stop]);
        if (stop >= 0 && !opensQuote && EndsSentence(line, stop, at))
        {
            var isClear = !(line[stop] == '.' && stop > 0 && char.IsDigit(line[stop - 1]) && char.IsDigit(line[at]));
            return isClear ? AfterSentence : 3 * AfterSentence;
        }

        // 【双语新闻】 before a title is a label of it.
        if (line[before] == '】' && line[0] == '【' && line.AsSpan(0, before).IndexOf('】') < 0)
        {
            return AfterSentence;
        }

        return line[at] is '(' or '（' or '“' or '「' or '《' or '【' ? AtBracket
            : spaced ? AtSpace
            : Anywhere;
    }

    // A straight quote opens when an even number of them stands before it.
    private static bool OpensQuote(string line, int at) =>
        line[at] == '"' && line.AsSpan(Math.Max(0, at - LongestQuote), Math.Min(at, LongestQuote)).Count('"') % 2 == 0;

    private static bool EndsSentence(string line, int stop, int next) =>
        line[stop] switch
        {
            '。' or '！' or '？' or '；' or '…' or '!' or '?' => true,
            ';' => HanRange.Contains(line[next]) || char.IsWhiteSpace(line[next - 1]),
            '.' => (stop == 0 || !IsAbbreviation(line, stop) || HanRange.Contains(line[next]))
                && !(stop == next - 1 && char.IsAsciiLetterLower(line[next])),
            _ => false,
        };

    private static bool IsAbbreviation(string line, int stop)
    {
        var start = stop;
        while (start > 0 && char.IsLetter(line[start - 1]))
        {
            start--;
        }

        var word = line.AsSpan(start, stop - start);
        return word.Length is 1 && (char.IsUpper(word[0]) || start > 0 && line[start - 1] == '.')
            || word is "Mr" or "Mrs" or "Ms" or "Dr" or "St" or "Prof" or "vs" or "No" or "approx" or "etc" or "Inc";
    }
}
