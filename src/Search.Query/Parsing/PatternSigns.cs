using System.Globalization;
using System.Text;

namespace Search.Query.Parsing;

/// <summary>What a word with `*` and `?` is made of, and what follows from that. Counts characters, not units.</summary>
internal struct PatternSigns
{
    // Dictionary words are shorter; what is longer is a sentence.
    private const int LongestHanWord = 8;

    // Signs are punctuation and markup of Chinese text, which has no spaces: a word with a wildcard is short (一?一意).
    // A longer piece finds as text all that it would find as the beginning or the end of a word.
    private const int LongestHanPattern = 4;
    private const int LikelyHanPattern = 2;
    private const int MostStars = 2;
    private const int MostSigns = 5;

    private int _stars;
    private int _questions;
    private int _innerStars;
    private int _han;
    private int _letters;
    private int _digits;
    private bool _isForeign;
    private bool _isAddress;
    private bool _isCalculation;
    private bool _isWrapped;

    /// <summary>How many signs that could be wildcards.</summary>
    public readonly int Count => _stars + _questions;

    /// <summary>Whether some characters are Han.</summary>
    public readonly bool HasHan => _han > 0;

    /// <summary>Whether it is a word: letters, and digits, hyphens or apostrophes among them, no longer than words are.</summary>
    public readonly bool IsWord => !_isForeign && _letters + _han > 0 && _han <= LongestHanWord;

    /// <summary>Whether question marks stand in running Chinese text.</summary>
    public readonly bool IsSentence => _han > 0 && _stars == 0 && !_isAddress;

    /// <summary>Whether the signs are wildcards: few of them, in one word of one script.</summary>
    public readonly bool IsPattern =>
        !_isForeign
        && !_isCalculation
        && Count <= MostSigns
        && (
            _han == 0
                ? _letters + _digits > 0 && _stars <= MostStars
                : _letters + _digits == 0 && _stars <= 1 && _innerStars == 0 && _han + Count <= LongestHanPattern
        );

    /// <summary>Whether text may hold the pattern as it is: emphasis, a product, a Chinese question.</summary>
    public readonly bool MayBeText =>
        _innerStars > 0 || _isWrapped || _han > LikelyHanPattern || (_han > 0 && _questions > 0);

    /// <summary>Looks at a folded word.</summary>
    public static PatternSigns Of(ReadOnlySpan<char> word)
    {
        var signs = default(PatternSigns);
        for (var i = 0; i < word.Length; )
        {
            _ = Rune.DecodeFromUtf16(word[i..], out var rune, out var length);
            signs.Add(word, i, rune);
            i += length;
        }

        signs._isWrapped = word.Length > 2 && word[0] == '*' && word[^1] == '*';

        // A question mark at the start only is punctuation too.
        signs._isForeign |= signs is { _stars: 0, _questions: 1 } && word[0] == '?';
        return signs;
    }

    private void Add(ReadOnlySpan<char> word, int at, Rune rune)
    {
        switch (rune.Value)
        {
            case '*':
                AddStar(word, at);
                break;
            case '?':
                _questions++;
                break;
            case '-' or '\'' or '’' or '_':
                _isForeign |= at == 0;
                break;
            case '/' or '=' or '&' or '#':
                _isForeign = _isAddress = true;
                break;
            case var _ when QueryCharacters.IsHan(rune):
                _han++;
                break;
            case var _ when Rune.IsLetter(rune):
                _letters++;
                break;
            case var _ when Rune.IsNumber(rune):
                _digits++;
                break;
            default:
                _isForeign |=
                    Rune.GetUnicodeCategory(rune)
                        is not (
                            UnicodeCategory.NonSpacingMark
                            or UnicodeCategory.SpacingCombiningMark
                            or UnicodeCategory.Format
                        );
                break;
        }
    }

    // Two stars together are markup, one beside a digit or between single letters is a product.
    private void AddStar(ReadOnlySpan<char> word, int at)
    {
        _stars++;
        if (at == 0 || at == word.Length - 1)
        {
            return;
        }

        var (before, after) = (word[at - 1], word[at + 1]);
        _innerStars += before is '?' or '*' || after is '?' or '*' ? 0 : 1;
        _isCalculation |=
            before == '*'
            || after == '*'
            || char.IsDigit(before)
            || char.IsDigit(after)
            || (word.Length == 3 && char.IsAsciiLetter(before) && char.IsAsciiLetter(after));
    }
}
