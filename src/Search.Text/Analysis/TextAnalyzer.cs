using System.Text;
using Search.Text.Folding;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Text.Analysis;

/// <summary>
/// Turns a text into the tokens that are indexed and searched: one instance for each thread, reused from text to text,
/// which then allocates nothing. Index and query use the same analysis, and what a piece of text becomes depends on
/// that piece and its neighbours alone, never on texts analysed before.
/// </summary>
/// <remarks>
/// The text is folded first (<see cref="FoldedText"/>), then cut. For tokens of the exact, character and overlap layers
/// and for Chinese words, the term is the folded form of the token's span; in the word layer a Latin word's term is the
/// stem of it and a number's term is its value behind the marker U+0001. Only the parts of one original character that
/// folds to several tokens (㍿) share its whole span.
/// A query for a compound is the whole or the phrase of its parts: how many positions a compound takes depends on its
/// folded form alone. Parts told apart by capitals (Deep and Seek in DeepSeek) stand at the position of their compound.
/// </remarks>
public sealed class TextAnalyzer
{
    private const string DotNet = ".net";

    private readonly FoldedText _folded = new();
    private readonly TokenWriter _writer = new();
    private readonly LatinWriter _latin;
    private readonly HanWriter _han;

    /// <summary>Creates an analyser over the dictionary of this program, with the user's own words.</summary>
    public TextAnalyzer()
        : this(HanLexicon.Installed) { }

    /// <summary>Creates an analyser over a dictionary, such as one with a user's own words.</summary>
    public TextAnalyzer(HanLexicon lexicon)
    {
        _latin = new LatinWriter(_writer);
        _han = new HanWriter(_writer, lexicon);
    }

    /// <summary>Replaces the content of a buffer by the tokens of a text, in any language and script.</summary>
    /// <param name="text">The text; any UTF-16 is allowed.</param>
    /// <param name="side">The side of the pair that the text is on; both sides are analysed alike.</param>
    /// <param name="tokens">Receives the tokens.</param>
    public void Analyze(ReadOnlySpan<char> text, Language side, TokenBuffer tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        _folded.Fold(text);
        _writer.Start(_folded, tokens);
        var units = _folded.Units;
        for (var at = 0; at < units.Length; )
        {
            at = CharClasses.Of(units[at]) switch
            {
                CharClass.Letter or CharClass.Digit => _latin.Write(text, _folded, at),
                CharClass.Han => _han.Write(_folded, at),
                CharClass.Syllable => WriteSyllable(at),
                CharClass.Symbol => WriteSymbol(at, at + 1),
                CharClass.Surrogate => WriteRare(text, units, at),
                CharClass.Other => WriteSign(units, at),
                _ => at + 1,
            };
        }

        _writer.Finish();
    }

    private int WriteSyllable(int at)
    {
        _writer.Write(at, at + 1, _writer.Position, 1, TokenLayer.Word, TokenKind.Other);
        _writer.Write(at, at + 1, _writer.Position, 1, TokenLayer.Character, TokenKind.HanCharacter);
        _writer.Advance(at, at + 1);
        return at + 1;
    }

    private int WriteSymbol(int start, int end)
    {
        _latin.WriteWhole(start, end, TokenKind.Other);
        return end;
    }

    private int WriteRare(ReadOnlySpan<char> text, ReadOnlySpan<char> units, int at)
    {
        _ = Rune.DecodeFromUtf16(units[at..], out var rune, out var used);
        return CharClasses.Of(rune) switch
        {
            CharClass.Han => _han.Write(_folded, at),
            CharClass.Letter => _latin.Write(text, _folded, at),
            CharClass.Symbol => WriteSymbol(at, at + used),
            _ => at + used,
        };
    }

    /// <summary>Signs that start a word (.NET, °C) or an amount ($5); any other is no token.</summary>
    private int WriteSign(ReadOnlySpan<char> units, int at)
    {
        var rest = units[at..];
        switch (rest[0])
        {
            case '.'
                when rest.StartsWith(DotNet, StringComparison.Ordinal)
                    && EndsWord(rest, DotNet.Length)
                    && (at == 0 || CharClasses.Of(units[at - 1]) is not (CharClass.Letter or CharClass.Digit)):
                _latin.WriteWhole(at, at + DotNet.Length, TokenKind.Latin);
                return at + DotNet.Length;
            case '°' when rest.Length > 1 && rest[1] is 'c' or 'f' && EndsWord(rest, 2):
                _latin.WriteWhole(at, at + 2, TokenKind.Latin);
                return at + 2;
            case '$' or '¥' or '€' or '£':
                _writer.TryNumber(at);
                return at + 1;
            default:
                return at + 1;
        }
    }

    private static bool EndsWord(ReadOnlySpan<char> units, int at) =>
        at >= units.Length || CharClasses.Of(units[at]) is not (CharClass.Letter or CharClass.Digit);
}
