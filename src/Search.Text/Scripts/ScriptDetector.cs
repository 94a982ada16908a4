using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Text.Scripts;

/// <summary>Tells Simplified from Traditional Chinese by the characters that belong to one script only.</summary>
public static class ScriptDetector
{
    /// <summary>
    /// The script that most one-script characters of the text belong to; <see cref="Script.None"/> when there are none
    /// (人工, plain English) or as many of one as of the other.
    /// </summary>
    public static Script Detect(ReadOnlySpan<char> text)
    {
        var balance = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= ScriptClasses.FirstBasic)
            {
                balance += ScriptClasses.ScriptOf(rune.Value) switch
                {
                    Script.Hans => 1,
                    Script.Hant => -1,
                    _ => 0,
                };
            }
        }

        return balance switch
        {
            > 0 => Script.Hans,
            < 0 => Script.Hant,
            _ => Script.None,
        };
    }
}
