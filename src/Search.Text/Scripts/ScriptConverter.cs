using System.Text;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Text.Scripts;

/// <summary>
/// Shows a Chinese text in the other script, for reading. Phrases come before characters and the longest phrase before
/// shorter ones, from left to right, as OpenCC converts with the same tables (头发 to 頭髮, 发现 to 發現). Searching has
/// no part in it: that goes by <see cref="ScriptClasses"/>. Safe for use by any number of threads.
/// </summary>
public static class ScriptConverter
{
    private static readonly ResourceImage Image =
        ResourceImage.OpenEmbedded("scripts.bin")
        ?? throw new InvalidDataException("scripts.bin is not embedded; build it with 'lexicon build'.");

    private static readonly ConversionTable Traditional = new(
        Image,
        ConversionSection.ToTraditionalOffsets,
        ConversionSection.ToTraditionalPool
    );

    private static readonly ConversionTable Simplified = new(
        Image,
        ConversionSection.ToSimplifiedOffsets,
        ConversionSection.ToSimplifiedPool
    );

    /// <summary>A text in Traditional characters; what is not Simplified stays as it is.</summary>
    public static string ToTraditional(string text) => Convert(Traditional, text);

    /// <summary>A text in Simplified characters; what is not Traditional stays as it is.</summary>
    public static string ToSimplified(string text) => Convert(Simplified, text);

    /// <summary>A text in the script that it is not written in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="script">Its own script; <see cref="Script.None"/> when its characters do not tell.</param>
    /// <returns>The other script and the text in it; null when both would write it alike.</returns>
    public static (Script Script, string Text)? ToOther(string text, Script script)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (script != Script.Hant && ToTraditional(text) is var traditional && traditional != text)
        {
            return (Script.Hant, traditional);
        }

        return script != Script.Hans && ToSimplified(text) is var simplified && simplified != text
            ? (Script.Hans, simplified)
            : null;
    }

    private static string Convert(ConversionTable table, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var rest = text.AsSpan(at);
            var length = table.Match(rest, out var converted);
            if (length == 0)
            {
                length = 1;
                _ = result.Append(text[at]);
            }
            else if (converted.IsEmpty)
            {
                AppendCharacters(table, rest[..length], result);
            }
            else
            {
                _ = result.Append(converted);
            }

            at += length;
        }

        return result.ToString();
    }

    private static void AppendCharacters(ConversionTable table, ReadOnlySpan<char> phrase, StringBuilder result)
    {
        while (!phrase.IsEmpty)
        {
            var units = char.IsHighSurrogate(phrase[0]) && phrase.Length > 1 ? 2 : 1;
            _ = table.Match(phrase[..units], out var converted);
            _ = result.Append(converted.IsEmpty ? phrase[..units] : converted);
            phrase = phrase[units..];
        }
    }
}
