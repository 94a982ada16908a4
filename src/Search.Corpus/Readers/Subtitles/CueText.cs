using System.Net;
using System.Text.RegularExpressions;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>Takes the codes out of the text of cues.</summary>
internal static partial class CueText
{
    /// <summary>Takes tags, override codes and times inside the line out; what is between them stays.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().ContainsAny('<', '{'))
        {
            text = Codes().Replace(text, string.Empty);
        }

        return text.Replace('\u00A0', ' ').Trim();
    }

    /// <summary>Also decodes character references, which WebVTT has.</summary>
    public static string Decoded(string text) => WebUtility.HtmlDecode(Plain(text));

    // Tags of the formats only, so that a less-than sign of the text stays; `{\…}` and the `{y:i}` of older files.
    [GeneratedRegex(
        @"</?(?:i|b|u|s|c|v|lang|ruby|font|span)(?:[ .][^<>]*)?>|<rt>[^<]*</rt>|<\d[\d:.]*>|\{\\[^{}]*\}|\{[a-zA-Z]:[^{}]*\}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Codes();
}
