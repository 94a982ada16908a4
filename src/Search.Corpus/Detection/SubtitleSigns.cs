using System.Text.RegularExpressions;

namespace Search.Corpus.Detection;

/// <summary>Tells subtitles and lyrics by their time marks.</summary>
internal static partial class SubtitleSigns
{
    /// <summary>Whether the first cue of SubRip begins the lines: a number, or at once the times.</summary>
    public static bool IsSrt(List<string> lines) =>
        lines.Take(3).Any(l => CueTimes().IsMatch(l)) && lines.Count(l => CueTimes().IsMatch(l)) * 8 >= lines.Count;

    /// <summary>Whether most lines begin with a time in square brackets.</summary>
    public static bool IsLrc(List<string> lines)
    {
        var timed = lines.Count(l => LyricTime().IsMatch(l));
        var tagged = lines.Count(l => LyricTag().IsMatch(l));
        return timed >= 2 && (timed + tagged) * 10 >= lines.Count * 6;
    }

    [GeneratedRegex(@"^\s*\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}\s*-->\s*\d{1,3}:\d{1,2}:\d{1,2}")]
    private static partial Regex CueTimes();

    [GeneratedRegex(@"^\s*\[\d{1,3}:\d{1,2}([.:]\d{1,3})?\]")]
    private static partial Regex LyricTime();

    [GeneratedRegex(@"^\s*\[[a-z]{2,6}:[^\]]*\]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LyricTag();
}
