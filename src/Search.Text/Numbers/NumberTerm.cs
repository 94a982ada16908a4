namespace Search.Text.Numbers;

/// <summary>The terms of numbers, dates, amounts and measures, whatever they are written in.</summary>
public static class NumberTerm
{
    /// <summary>The first character of every such term, which no word has.</summary>
    public const char Marker = '\u0001';

    /// <summary>Whether a term of the word layer stands for a number and not for a word.</summary>
    public static bool IsNumber(ReadOnlySpan<char> term) => term.StartsWith(Marker);
}
