using System.Collections.Immutable;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>The clauses between two `OR`: gathers neighbouring words into texts and puts signs into effect.</summary>
internal struct ClauseList(QueryOptions options)
{
    private List<QueryNode>? _plain;
    private List<QueryNode>? _required;
    private List<QueryNode>? _filters;
    private List<QueryNode>? _excluded;
    private int _runStart = -1;
    private int _runEnd = -1;
    private int _lastWord;

    /// <summary>Adds a word without operators; it joins the words before it.</summary>
    public void AddWord(string text, int start, int end)
    {
        if (
            _runStart >= 0
            && options.Match != WordMatch.Phrase
            && !QueryCharacters.StaysTogether(
                text.AsSpan(_lastWord, _runEnd - _lastWord),
                text.AsSpan(start, end - start)
            )
        )
        {
            Flush(text);
        }

        if (_runStart < 0)
        {
            _runStart = start;
        }

        _lastWord = start;
        _runEnd = end;
    }

    /// <summary>Adds a clause with its sign (a space for none).</summary>
    public void Add(string text, QueryNode node, char sign)
    {
        Flush(text);
        var list = sign switch
        {
            '-' => _excluded ??= [],
            _ when node is FilterNode => _filters ??= [],
            '+' when options.Match == WordMatch.Any => _required ??= [],
            _ => _plain ??= [],
        };
        list.Add(node);
    }

    /// <summary>The clauses as one node; null when there is none.</summary>
    public QueryNode? ToNode(string text)
    {
        Flush(text);
        var match = Wanted();
        if (_filters is not null)
        {
            var all = ImmutableArray.CreateBuilder<QueryNode>();
            if (match is not null)
            {
                QueryTrees.AddAll(all, match);
            }

            all.AddRange(_filters);
            match = all.Count == 1 ? all[0] : new AllOfNode(all.ToImmutable());
        }

        return _excluded is null ? match : new ExceptNode(match ?? new EverythingNode(), QueryTrees.Any(_excluded));
    }

    private readonly QueryNode? Wanted()
    {
        // Every pair adds nothing to words, and any of them would be too many: * in a pasted list.
        if (_plain is { Count: > 1 } && _plain.Exists(node => node is not EverythingNode))
        {
            _ = _plain.RemoveAll(node => node is EverythingNode);
        }

        if (_plain is null)
        {
            return _required is null ? null : QueryTrees.All(_required);
        }

        if (options.Match != WordMatch.Any)
        {
            return QueryTrees.All(_plain);
        }

        var any = QueryTrees.Any(_plain);
        return _required is null ? any : new RankedNode(QueryTrees.All(_required), any);
    }

    /// <summary>Ends the text that neighbouring words were gathered into.</summary>
    public void Flush(string text)
    {
        if (_runStart < 0)
        {
            return;
        }

        var words = QueryEscapes.Remove(text.AsSpan(_runStart, _runEnd - _runStart));
        (_plain ??= []).Add(PlainWords.Node(words, options, options.Side, new QueryRange(_runStart, _runEnd)));
        _runStart = -1;
    }
}
