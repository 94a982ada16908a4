using System.Buffers;
using Search.Text.Analysis;
using Search.Text.Scripts;

namespace Search.Text.Sentences;

/// <summary>
/// Cuts English, Chinese and mixed text into sentences. The rules go by the characters around each stop and not by a
/// declared language, so Chinese quoted in English and Latin names in Chinese are cut as their own script wants it.
/// </summary>
public static class SentenceSplitter
{
    private static readonly SearchValues<char> StopsAndBreaks = SearchValues.Create(".!?。｡．！？…‼⁇⁈⁉\n\u2029");

    /// <summary>
    /// Appends the sentences of a text to a list, in order: spans without white space at their ends, never empty, that
    /// together hold every character that is not white space. A blank line ends a sentence; a single line break does not.
    /// </summary>
    /// <param name="text">The text, of any length; any UTF-16 is allowed.</param>
    /// <param name="sentences">Receives the spans; what it holds already stays.</param>
    public static void Split(ReadOnlySpan<char> text, List<TextSpan> sentences)
    {
        int start = 0,
            at = 0;
        while (at < text.Length)
        {
            var found = text[at..].IndexOfAny(StopsAndBreaks);
            if (found < 0)
            {
                break;
            }

            at += found;
            if (text[at] is '\n' or '\u2029')
            {
                if (IsBlankLine(text, at))
                {
                    Add(text, start, at, sentences);
                    start = at;
                }

                at++;
                continue;
            }

            var stop = StopRun.Read(text, start, at);
            if (Ends(text, start, stop))
            {
                Add(text, start, stop.End, sentences);
                start = stop.End;
            }

            at = stop.End;
        }

        Add(text, start, text.Length, sentences);
    }

    /// <summary>The sentences of a text as a new list.</summary>
    public static List<TextSpan> Split(ReadOnlySpan<char> text)
    {
        var sentences = new List<TextSpan>();
        Split(text, sentences);
        return sentences;
    }

    private static bool Ends(ReadOnlySpan<char> text, int start, StopRun stop)
    {
        var rest = text[stop.End..];
        var spaces = rest.Length - rest.TrimStart().Length;
        if (spaces == rest.Length)
        {
            return true;
        }

        // 好吗？）， and "Why?", continue the sentence they stand in.
        if (rest[spaces] is '，' or ',' or '、' or '；' or ';' or '：' or ':')
        {
            return false;
        }

        if (stop.ClosesQuote && Attribution.Follows(rest[spaces..], stop.Kind))
        {
            return false;
        }

        return stop.Kind switch
        {
            StopKind.Ideographic => true,
            StopKind.Emphatic => EndsAtEmphasis(text, stop, spaces),
            StopKind.Ellipsis => EndsAtEllipsis(text, stop, spaces),
            _ => IsAfterChinese(text, stop.Start)
                ? spaces > 0 || !char.IsAsciiLetterOrDigit(rest[0])
                : EnglishStops.Ends(text, start, stop, spaces),
        };
    }

    private static bool EndsAtEmphasis(ReadOnlySpan<char> text, StopRun stop, int spaces)
    {
        var rest = text[stop.End..];
        if (spaces == 0)
        {
            // `?a=b` and `!=` are no stops; `Really?Yes` misses its space.
            return !char.IsAscii(rest[0])
                || (char.IsAsciiLetterUpper(rest[0]) && stop.Start > 0 && char.IsLetter(text[stop.Start - 1]))
                || IsAfterChinese(text, stop.Start)
                || rest[0] is '"' or '(' or '[';
        }

        // Transcripts write questions without capitals; "Why?" he asked, and Yahoo! is, go on.
        var question = text[stop.StopsEnd - 1] is '?' or '？' && !stop.ClosesQuote;
        return question || !StartsLower(Openers.Skip(rest[spaces..]));
    }

    private static bool EndsAtEllipsis(ReadOnlySpan<char> text, StopRun stop, int spaces)
    {
        var rest = text[stop.End..];
        var next = Openers.Skip(rest[spaces..]);
        if (next.IsEmpty)
        {
            return true;
        }

        if (spaces == 0)
        {
            return stop.ClosesQuote ? !char.IsAsciiLetterLower(next[0]) : next.Length < rest.Length;
        }

        return !StartsLower(next) && !char.IsAsciiDigit(next[0]);
    }

    /// <summary>Whether a word starts with a small letter and is not spelt like iPhone.</summary>
    internal static bool StartsLower(ReadOnlySpan<char> rest) =>
        !rest.IsEmpty && char.IsLower(rest[0]) && !(rest.Length > 1 && char.IsUpper(rest[1]));

    private static bool IsAfterChinese(ReadOnlySpan<char> text, int stop)
    {
        if (stop == 0)
        {
            return false;
        }

        var before = text[stop - 1];
        return HanRange.Contains(before)
            || before is '」' or '』' or '》' or '）' or '】'
            || char.IsLowSurrogate(before);
    }

    private static bool IsBlankLine(ReadOnlySpan<char> text, int lineBreak)
    {
        foreach (var character in text[(lineBreak + 1)..])
        {
            if (character is '\n' or '\u2029')
            {
                return true;
            }

            if (!char.IsWhiteSpace(character))
            {
                return false;
            }
        }

        return false;
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new TextSpan(start, end));
        }
    }
}
