using Search.Text.Analysis;
using Search.Text.Numbers;
using Search.Text.Pairs;

namespace Search.Text.Tests.Analysis;

/// <summary>Tokens of a text in a form that tests can read.</summary>
internal static class Tokens
{
    /// <summary>The terms of some kinds, in order; the marker of numbers shows as #.</summary>
    public static string[] Of(string text, params TokenKind[] kinds) =>
        [
            .. All(text)
                .Where(token => kinds.Length == 0 || kinds.Contains(token.Token.Kind))
                .Select(token => token.Term),
        ];

    /// <summary>The terms of a layer, in order.</summary>
    public static string[] In(string text, TokenLayer layer) =>
        [.. All(text).Where(token => token.Token.Layer == layer).Select(token => token.Term)];

    /// <summary>The outermost numbers of a text with the text that each stands for.</summary>
    public static (string Term, string Text)[] Numbers(string text) =>
        [
            .. All(text)
                .Where(token => token.Token.Kind == TokenKind.Number)
                .Select(token => (token.Term, text[token.Token.Start..token.Token.End])),
        ];

    public static List<(Token Token, string Term)> All(string text)
    {
        var buffer = new TokenBuffer();
        new TextAnalyzer().Analyze(text, Language.English, buffer);
        var tokens = new List<(Token, string)>();
        foreach (var token in buffer.Tokens)
        {
            tokens.Add((token, buffer.Term(token).ToString().Replace(NumberTerm.Marker, '#')));
        }

        return tokens;
    }
}
