using System.Collections.Immutable;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>The recursive descent over one query text. Its depth is bounded by the limit on the text's length.</summary>
internal ref struct QueryReader(string text, QueryOptions options)
{
    private const int MaxSlop = 100;
    private readonly string _text = text;

    // What decides about signs; the words themselves are taken as typed.
    private readonly string _signs = QueryCharacters.Fold(text);
    private int _at;
    private int _depth;
    private bool _hasOtherClauses;
    private QueryRange _lastExclusion;
    private QueryNote? _failure;

    /// <summary>Words, phrases and conditions read so far.</summary>
    public int TermCount { get; private set; }

    /// <summary>How signs were understood.</summary>
    public ReadingNotes Notes { get; } = new();

    /// <summary>Where the first `-word` stands.</summary>
    public QueryRange FirstExclusion { get; private set; }

    /// <summary>Whether all that was read is `-word`: as likely a pasted option or list item.</summary>
    public readonly bool OnlyExcludes => !_hasOtherClauses && FirstExclusion.End > 0;

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

            _hasOtherClauses = true;
        }
    }

    private QueryNode? ReadAnd()
    {
        var clauses = new ClauseList(options);
        while (true)
        {
            SkipSpace();
            if (_at >= _text.Length || IsAtKeyword(Keyword.Or) || _signs[_at] == ')')
            {
                return clauses.ToNode(_text);
            }

            if (TryKeyword(Keyword.And))
            {
                clauses.Flush(_text);
                _hasOtherClauses = true;
                continue;
            }

            var start = _at;
            var sign = ReadSigns();
            var plainStart = _at;
            var isPlain = false;
            var node = _failure is null ? ReadPrimary(options.Side, ref sign, out isPlain) : null;
            if (_failure is not null)
            {
                return null;
            }

            NoteClause(sign, isPlain, start);
            if (isPlain && plainStart == start)
            {
                clauses.AddWord(_text, plainStart, _at);
            }
            else if (node is not null)
            {
                clauses.Add(_text, node, sign);
            }
        }
    }

    // Several signs before one word: each negation turns the one before around.
    private char ReadSigns()
    {
        var start = _at;
        var sign = ' ';
        var negations = 0;
        var isWord = false;
        while (!isWord)
        {
            if (_at < _text.Length && TryKeyword(Keyword.Not))
            {
                SkipSpace();
                _hasOtherClauses = true;
                (sign, negations) = (Negated(sign), negations + 1);
                continue;
            }

            isWord = _at >= _text.Length || (negations == 0 && sign == '+');
            var next = isWord ? ' ' : ReadSign();
            isWord |= next == ' ';
            if (next == '-')
            {
                (sign, negations) = (Negated(sign), negations + 1);
            }
            else if (next == '+' && sign == ' ')
            {
                sign = '+';
            }
        }

        var isSigned = _at > start;
        if (isSigned && IsAtEndOfClause())
        {
            Fail("an operator without a word after it", Math.Max(start, _at - 1), Math.Min(_at + 1, _text.Length));
        }
        else if (negations > 0)
        {
            var isNotice = _signs[start] == 'N' && SignRules.IsNotice(_signs);
            var reading = isNotice ? SignReading.CapitalNot : SignReading.Plain;
            Notes.Add(negations > 1 ? SignReading.DoubleNegation : reading, _text, start, EndOfWord());
        }

        return sign;
    }

    private static char Negated(char sign) => sign == '-' ? ' ' : '-';

    private readonly bool IsAtEndOfClause() =>
        _at >= _text.Length || _signs[_at] == ')' || IsAtKeyword(Keyword.Or) || IsAtKeyword(Keyword.And);

    private char ReadSign()
    {
        var c = _signs[_at];
        if (c is not ('-' or '+') || !IsAtStartOfWord())
        {
            NoteDash();
            return ' ';
        }

        var isOperator = SignRules.IsOperator(_signs.AsSpan(_at), out var reading);

        // Without effect unless one of the words is enough.
        if (c == '-' || options.Match == WordMatch.Any)
        {
            Notes.Add(reading, _text, _at, EndOfWord());
        }

        _at += isOperator ? 1 : 0;
        return isOperator ? c : ' ';
    }

    // What follows a phrase or a group without a space goes on with it: 「段落」-「邊框」.
    private readonly bool IsAtStartOfWord() =>
        _at == 0 || char.IsWhiteSpace(_text[_at - 1]) || _signs[_at - 1] is '(' or ':' or '-' or '+';

    // –word after another word: perhaps an exclusion that an editor made typographic.
    private readonly void NoteDash()
    {
        if (
            _at > 0
            && _at + 1 < _text.Length
            && _signs[_at] is '–' or '—'
            && char.IsWhiteSpace(_text[_at - 1])
            && char.IsLetter(_text[_at + 1])
        )
        {
            Notes.Add(SignReading.DashIsText, _text, _at, EndOfWord());
        }
    }

    // Exclusions are mostly typed last; before other words one may be an option of a pasted command.
    private void NoteClause(char sign, bool isPlain, int start)
    {
        if (sign != '-' || !isPlain)
        {
            _hasOtherClauses = true;
            if (isPlain && _lastExclusion.End > 0)
            {
                Notes.Add(SignReading.LikelyOption, _text, _lastExclusion.Start, _lastExclusion.End);
            }
        }
        else
        {
            _lastExclusion = new QueryRange(start, _at);
            FirstExclusion = FirstExclusion.End == 0 ? _lastExclusion : FirstExclusion;
        }
    }

    // A plain word has isPlain set when the side is the default: the caller joins such words. A sign after the name of a
    // side is the clause's.
    private QueryNode? ReadPrimary(Side side, ref char sign, out bool isPlain)
    {
        isPlain = false;
        var start = _at;
        if (_at >= _text.Length)
        {
            Fail("an operator without a word after it", Math.Max(0, start - 1), start);
            return null;
        }

        var c = _signs[_at];
        if (c == '(')
        {
            return ReadGroup(side);
        }

        if (QueryCharacters.IsOpeningQuote(c))
        {
            return ReadPhrase(side);
        }

        if (c == '=' && _at + 1 < _text.Length && !char.IsWhiteSpace(_text[_at + 1]) && IsAtStartOfWord())
        {
            return ReadExact(side);
        }

        var word = ReadWord();
        if (QueryFields.TrySide(word, out var wordSide, out var skip))
        {
            var value = start + skip;
            if (value < _text.Length && !char.IsWhiteSpace(_text[value]))
            {
                _at = value;
                return ReadSided(wordSide, start, ref sign);
            }
        }
        else if (QueryFields.TryFilter(word, out var field, out skip) && start + skip < _text.Length)
        {
            return ReadFilter(field, start, start + skip);
        }

        TermCount++;
        var range = new QueryRange(start, _at);
        var pattern = PatternWords.TryRead(word, side, range, out var reading);
        Notes.Add(reading, _text, start, _at);
        if (pattern is not null)
        {
            return pattern;
        }

        isPlain = side == options.Side;
        return PlainWords.Node(QueryEscapes.Remove(_text.AsSpan(start, _at - start)), options, side, range);
    }

    private QueryNode? ReadSided(Side side, int start, ref char sign)
    {
        var own = ReadSign();
        if (own == '-' && sign == '-')
        {
            Notes.Add(SignReading.DoubleNegation, _text, start - 1, EndOfWord());
        }

        sign = (own, sign) switch
        {
            ('-', _) => Negated(sign),
            ('+', ' ') => '+',
            _ => sign,
        };
        var node = ReadPrimary(side, ref sign, out _);
        return node is null ? null : node with { Range = new QueryRange(start, _at) };
    }

    private QueryNode? ReadExact(Side side)
    {
        var start = _at++;
        if (QueryCharacters.IsOpeningQuote(_signs[_at]))
        {
            return ReadPhrase(side);
        }

        var from = _at;
        _ = ReadWord();
        TermCount++;
        NotePatterns(from, _at);
        return new TextNode(QueryEscapes.Remove(_text.AsSpan(from, _at - from)), side, options.Mode, true)
        {
            Range = new QueryRange(start, _at),
        };
    }

    // Wildcards that would be ones in a word of its own.
    private readonly void NotePatterns(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            var first = at;
            while (at < end && !char.IsWhiteSpace(_text[at]))
            {
                at++;
            }

            var word = _signs.AsSpan(first, at - first);
            var node = PatternWords.TryRead(word, Side.Either, default, out var reading);
            if (node is not (null or EverythingNode) && reading == SignReading.Plain)
            {
                Notes.Add(SignReading.PatternInPhrase, _text, first, at);
            }
        }
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
        var opening = _signs[_at++];
        var from = _at;
        while (_at < _text.Length && !QueryCharacters.Closes(opening, _signs[_at]))
        {
            _at += _signs[_at] == '\\' && _at + 1 < _text.Length ? 2 : 1;
        }

        if (_at >= _text.Length)
        {
            Fail("a quotation mark without its partner", start, start + 1);
            return null;
        }

        var words = QueryEscapes.Remove(_text.AsSpan(from, _at - from));
        NotePatterns(from, _at);
        _at++;
        TermCount++;
        var slop = ReadSlop();
        return new PhraseNode(words, side, slop) { Range = new QueryRange(start, _at) };
    }

    private int ReadSlop()
    {
        if (_at + 1 >= _text.Length || _signs[_at] != '~' || !char.IsAsciiDigit(_signs[_at + 1]))
        {
            return 0;
        }

        var slop = 0;
        for (_at++; _at < _text.Length && char.IsAsciiDigit(_signs[_at]); _at++)
        {
            slop = Math.Min((slop * 10) + (_signs[_at] - '0'), MaxSlop);
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

    // The word, folded.
    private ReadOnlySpan<char> ReadWord()
    {
        var start = _at;
        _at = Math.Max(EndOfWord(), start + 1);
        return _signs.AsSpan(start, _at - start);
    }

    private readonly int EndOfWord() => QueryCharacters.EndOfWord(_signs, _at, _depth > 0);

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
        while (end < _text.Length && char.IsAsciiLetterUpper(_signs[end]))
        {
            end++;
        }

        return (end == _text.Length || char.IsWhiteSpace(_text[end]))
            && QueryCharacters.KeywordOf(_signs.AsSpan(_at, end - _at)) == keyword;
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
