using System.Collections.Immutable;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>The recursive descent over one query text. Its depth is bounded by the limit on the text's length.</summary>
internal ref struct QueryReader(string text, QueryOptions options)
{
    private const int MaxSlop = 100;
    private readonly string _text = text;
    private int _at;
    private int _depth;
    private char _sidedSign = ' ';
    private QueryNote? _failure;

    /// <summary>Words, phrases and conditions read so far.</summary>
    public int TermCount { get; private set; }

    /// <summary>Reads the whole text; null, or a failure, when it is no query.</summary>
    public QueryNode? Read(out QueryNote? failure)
    {
        var node = ReadOr();
        if (_failure is null && _at < _text.Length)
        {
            Fail("a closing parenthesis without its partner", _at, _at + 1);
        }

        failure = _failure;
        return node;
    }

    /// <summary>A run of plain words as the options mean it.</summary>
    public static QueryNode Plain(string words, QueryOptions options, Side side, QueryRange range) =>
        options.Match == WordMatch.Phrase
            ? new PhraseNode(words, side) { Range = range }
            : new TextNode(words, side, options.Mode, options.Match == WordMatch.Exact)
            {
                Any = options.Match == WordMatch.Any,
                Range = range,
            };

    /// <summary>A text without operators; whatever looks like one is text. Holds at least one word.</summary>
    public static QueryNode Words(string text, QueryOptions options)
    {
        var clauses = new ClauseList(options);
        for (var i = 0; i < text.Length; )
        {
            var start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (i > start)
            {
                clauses.AddWord(text, start, i);
            }
            else
            {
                i++;
            }
        }

        return clauses.ToNode(text) ?? throw new ArgumentException("A text without a word has no query.", nameof(text));
    }

    private QueryNode? ReadOr()
    {
        QueryNode? first = null;
        ImmutableArray<QueryNode>.Builder? alternatives = null;
        while (true)
        {
            var start = _at;
            var node = ReadAnd();
            if (_failure is not null)
            {
                return null;
            }

            if (node is null)
            {
                Fail("nothing to look for here", start, Math.Min(start + 1, _text.Length));
                return null;
            }

            if (first is null)
            {
                first = node;
            }
            else
            {
                alternatives ??= NewList(first);
                QueryTrees.AddAny(alternatives, node);
            }

            if (!TryKeyword(Keyword.Or))
            {
                return alternatives is null ? first : new AnyOfNode(alternatives.ToImmutable());
            }
        }
    }

    private QueryNode? ReadAnd()
    {
        var clauses = new ClauseList(options);
        while (true)
        {
            SkipSpace();
            if (_at >= _text.Length || IsAtKeyword(Keyword.Or) || QueryCharacters.IsClosingParenthesis(_text[_at]))
            {
                return clauses.ToNode(_text);
            }

            if (TryKeyword(Keyword.And))
            {
                clauses.Flush(_text);
                continue;
            }

            var sign = ReadSign();
            var plainStart = _at;
            _sidedSign = ' ';
            var node = ReadPrimary(options.Side, out var isPlain);
            if (_failure is not null)
            {
                return null;
            }

            sign = _sidedSign == ' ' ? sign : Combine(sign, _sidedSign);
            _sidedSign = ' ';

            if (isPlain && sign == ' ')
            {
                clauses.AddWord(_text, plainStart, _at);
            }
            else if (node is not null)
            {
                clauses.Add(_text, node, sign);
            }
        }
    }

    private char ReadSign()
    {
        var sign = ' ';
        while (TryKeyword(Keyword.Not))
        {
            SkipSpace();
            sign = Combine(sign, '-');
        }

        return sign == ' ' || _at < _text.Length ? Combine(sign, ReadSignCharacter()) : sign;
    }

    private char ReadSignCharacter()
    {
        if (_at + 1 >= _text.Length || _text[_at] is not ('-' or '+'))
        {
            return ' ';
        }

        // -5 °C is a number: NOT 5 leaves one out.
        var (c, next) = (_text[_at], _text[_at + 1]);
        if (
            char.IsWhiteSpace(next)
            || next == c
            || QueryCharacters.IsClosingParenthesis(next)
            || (c == '-' && char.IsDigit(next))
        )
        {
            return ' ';
        }

        _at++;
        return c;
    }

    // What is left out of what is left out is wanted.
    private static char Combine(char outer, char inner) =>
        outer == '-' && inner == '-' ? '+'
        : outer == '-' || inner == '-' ? '-'
        : outer == '+' || inner == '+' ? '+'
        : ' ';

    // A plain word comes back as null with isPlain set when the side is the default: the caller joins such words.
    private QueryNode? ReadPrimary(Side side, out bool isPlain)
    {
        isPlain = false;
        var start = _at;
        if (_at >= _text.Length)
        {
            Fail("an operator without a word after it", Math.Max(0, start - 1), start);
            return null;
        }

        var c = _text[_at];
        if (QueryCharacters.IsOpeningParenthesis(c))
        {
            return ReadGroup(side);
        }

        if (QueryCharacters.IsOpeningQuote(c))
        {
            return ReadPhrase(side);
        }

        if (c == '=' && _at + 1 < _text.Length && !char.IsWhiteSpace(_text[_at + 1]))
        {
            _at++;
            if (QueryCharacters.IsOpeningQuote(_text[_at]))
            {
                return ReadPhrase(side);
            }

            var exact = ReadWord();
            TermCount++;
            return new TextNode(QueryEscapes.Remove(exact), side, options.Mode, true)
            {
                Range = new QueryRange(start, _at),
            };
        }

        var word = ReadWord();
        if (QueryFields.TrySide(word, out var wordSide, out var skip))
        {
            var value = start + skip;
            if (value < _text.Length && !char.IsWhiteSpace(_text[value]))
            {
                _at = value;
                var node = ReadSided(wordSide, start);
                return node;
            }
        }
        else if (QueryFields.TryFilter(word, out var field, out skip) && start + skip < _text.Length)
        {
            return ReadFilter(field, start, start + skip);
        }

        TermCount++;
        var range = new QueryRange(start, _at);
        if (PatternWords.TryRead(word, side, range) is { } pattern)
        {
            return pattern;
        }

        isPlain = side == options.Side;
        return Plain(QueryEscapes.Remove(word), options, side, range);
    }

    // A sign may stand before the side or after it: -zh:猫, zh:-猫.
    private QueryNode? ReadSided(Side side, int start)
    {
        var sign = ReadSignCharacter();
        _sidedSign = _sidedSign == ' ' ? sign : Combine(_sidedSign, sign);
        var node = ReadPrimary(side, out _);
        return node is null ? null : node with { Range = new QueryRange(start, _at) };
    }

    private QueryNode? ReadGroup(Side side)
    {
        var start = _at++;
        _depth++;
        var outer = options;
        options = options with { Side = side };
        var node = ReadOr();
        options = outer;
        _depth--;
        if (_failure is not null)
        {
            return null;
        }

        if (_at >= _text.Length)
        {
            Fail("an opening parenthesis without its partner", start, start + 1);
            return null;
        }

        _at++;
        return node;
    }

    private PhraseNode? ReadPhrase(Side side)
    {
        var start = _at;
        var opening = _text[_at++];
        var from = _at;
        while (_at < _text.Length && !QueryCharacters.Closes(opening, _text[_at]))
        {
            _at += _text[_at] == '\\' && _at + 1 < _text.Length ? 2 : 1;
        }

        if (_at >= _text.Length)
        {
            Fail("a quotation mark without its partner", start, start + 1);
            return null;
        }

        var words = QueryEscapes.Remove(_text.AsSpan(from, _at - from));
        _at++;
        TermCount++;
        var slop = ReadSlop();
        return new PhraseNode(words, side, slop) { Range = new QueryRange(start, _at) };
    }

    private int ReadSlop()
    {
        if (_at + 1 >= _text.Length || _text[_at] != '~' || !char.IsAsciiDigit(_text[_at + 1]))
        {
            return 0;
        }

        var slop = 0;
        for (_at++; _at < _text.Length && char.IsAsciiDigit(_text[_at]); _at++)
        {
            slop = Math.Min((slop * 10) + (_text[_at] - '0'), MaxSlop);
        }

        return slop;
    }

    private FilterNode? ReadFilter(string field, int start, int value)
    {
        _at = value;
        var end = FilterSyntax.EndOfValue(_text, value, _depth > 0);
        var written = _text.AsSpan(value, end - value);
        _at = end;
        TermCount++;
        if (!FilterSyntax.TryParse(field, written, out var filter, out var problem))
        {
            Fail(problem, start, end);
            return null;
        }

        return new FilterNode(filter) { Range = new QueryRange(start, end) };
    }

    // Up to a space, a quotation mark inside a word, or the parenthesis that ends the group.
    private ReadOnlySpan<char> ReadWord()
    {
        var start = _at;
        var inner = 0;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || (_at > start && QueryCharacters.IsOpeningQuote(c)))
            {
                break;
            }

            if (QueryCharacters.IsOpeningParenthesis(c))
            {
                inner++;
            }
            else if (QueryCharacters.IsClosingParenthesis(c) && _depth > 0 && inner-- == 0)
            {
                break;
            }

            _at += c == '\\' && _at + 1 < _text.Length && !char.IsWhiteSpace(_text[_at + 1]) ? 2 : 1;
        }

        if (_at == start)
        {
            _at++;
        }

        return _text.AsSpan(start, _at - start);
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }

    private readonly bool IsAtKeyword(Keyword keyword)
    {
        var end = _at;
        while (end < _text.Length && char.IsAsciiLetterUpper(_text[end]))
        {
            end++;
        }

        return (end == _text.Length || char.IsWhiteSpace(_text[end]))
            && QueryCharacters.KeywordOf(_text.AsSpan(_at, end - _at)) == keyword;
    }

    private bool TryKeyword(Keyword keyword)
    {
        if (_at >= _text.Length || !IsAtKeyword(keyword))
        {
            return false;
        }

        _at += keyword == Keyword.Or ? 2 : 3;
        return true;
    }

    private static ImmutableArray<QueryNode>.Builder NewList(QueryNode first)
    {
        var list = ImmutableArray.CreateBuilder<QueryNode>();
        QueryTrees.AddAny(list, first);
        return list;
    }

    private void Fail(string message, int start, int end) =>
        _failure ??= new QueryNote(message, new QueryRange(start, end));
}
