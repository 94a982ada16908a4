namespace Search.Text.Sentences;

/// <summary>A run of stops with the quotation marks and brackets that close after it (`?!”`, `……」`, `.[3]`).</summary>
/// <param name="Start">The first stop.</param>
/// <param name="StopsEnd">Past the last stop.</param>
/// <param name="End">Past the last closing mark.</param>
/// <param name="Kind">What the run is.</param>
/// <param name="ClosesQuote">Whether a quotation closes after the stops.</param>
internal readonly record struct StopRun(int Start, int StopsEnd, int End, StopKind Kind, bool ClosesQuote)
{
    /// <summary>How far back open marks are counted, in UTF-16 units, so that no text takes quadratic time.</summary>
    private const int QuoteWindow = 2048;

    public static StopRun Read(ReadOnlySpan<char> text, int sentenceStart, int at)
    {
        int end = at,
            dots = 0;
        bool ideographic = false,
            emphatic = false,
            trailing = false;
        for (; end < text.Length; end++)
        {
            var character = text[end];
            if (character is '.' or '．')
            {
                dots++;
            }
            else if (character == '…')
            {
                trailing = true;
            }
            else if (character is '。' or '｡')
            {
                ideographic = true;
            }
            else if (character is '!' or '?' or '！' or '？' or '‼' or '⁇' or '⁈' or '⁉')
            {
                emphatic = true;
            }
            else
            {
                break;
            }
        }

        var kind =
            ideographic ? StopKind.Ideographic
            : emphatic ? StopKind.Emphatic
            : trailing || dots > 1 ? StopKind.Ellipsis
            : StopKind.Dot;
        var stopsEnd = end;
        var quote = false;
        for (; end < text.Length && Openers.IsCloser(text[end]); end++)
        {
            // A straight mark with no open partner before it opens the next sentence.
            if (text[end] == '"' && (text[Math.Max(sentenceStart, at - QuoteWindow)..end].Count('"') & 1) == 0)
            {
                break;
            }

            quote |= Openers.IsClosingQuote(text[end]);
        }

        return new StopRun(at, stopsEnd, SkipReferences(text, end), kind, quote);
    }

    private static int SkipReferences(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && text[end] == '[')
        {
            var digits = end + 1;
            while (digits < text.Length && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            if (digits == end + 1 || digits >= text.Length || text[digits] != ']')
            {
                break;
            }

            end = digits + 1;
        }

        return end;
    }
}
