using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>
/// What every match of a query has: of each requirement at least one of its terms. Reused from search to search.
/// </summary>
internal sealed class RequirementList
{
    private readonly List<TermScorer> _terms = [];
    private readonly List<int> _ends = [];
    private readonly List<TermScorer> _mergedTerms = [];
    private readonly List<int> _mergedEnds = [];

    /// <summary>Requirements.</summary>
    public int Count => _ends.Count;

    /// <summary>Forgets everything.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Adds the requirement of one term.</summary>
    public void Add(TermScorer term)
    {
        _terms.Add(term);
        _ends.Add(_terms.Count);
    }

    /// <summary>Adds the requirement of one of two terms, or of the one that is there.</summary>
    public void Add(TermScorer? term, TermScorer? or)
    {
        if (term is not null)
        {
            _terms.Add(term);
        }

        if (or is not null)
        {
            _terms.Add(or);
        }

        _ends.Add(_terms.Count);
    }

    /// <summary>Where the terms of a requirement start and end.</summary>
    public (int Start, int End) Range(int requirement) =>
        (requirement == 0 ? 0 : _ends[requirement - 1], _ends[requirement]);

    /// <summary>A term, by its place in <see cref="Range"/>.</summary>
    public TermScorer this[int place] => _terms[place];

    /// <summary>Postings of a requirement.</summary>
    public long CostOf(int requirement)
    {
        var (start, end) = Range(requirement);
        var cost = 0L;
        for (var i = start; i < end; i++)
        {
            cost += _terms[i].Cost;
        }

        return cost;
    }

    /// <summary>
    /// Adds what the matches of any of several scorers have: requirement by requirement what one of them has, as far as
    /// each of them has as many.
    /// </summary>
    public void AddEither(List<Scorer> scorers)
    {
        var first = Count;
        var least = int.MaxValue;
        Span<int> starts = scorers.Count <= 64 ? stackalloc int[scorers.Count] : new int[scorers.Count];
        for (var i = 0; i < scorers.Count; i++)
        {
            starts[i] = Count;
            scorers[i].ListRequirements(this);
            least = Math.Min(least, Count - starts[i]);
        }

        _mergedTerms.Clear();
        _mergedEnds.Clear();
        for (var i = 0; i < least; i++)
        {
            var from = _mergedTerms.Count;
            foreach (var scorer in starts)
            {
                Merge(scorer + i, from);
            }

            _mergedEnds.Add(_mergedTerms.Count);
        }

        Truncate(first);
        var offset = _terms.Count;
        _terms.AddRange(_mergedTerms);
        foreach (var end in _mergedEnds)
        {
            _ends.Add(offset + end);
        }
    }

    // Terms that several of them have are taken once.
    private void Merge(int requirement, int from)
    {
        var (start, end) = Range(requirement);
        for (var i = start; i < end; i++)
        {
            var isNew = true;
            for (var j = from; j < _mergedTerms.Count && isNew; j++)
            {
                isNew = _mergedTerms[j].Postings != _terms[i].Postings;
            }

            if (isNew)
            {
                _mergedTerms.Add(_terms[i]);
            }
        }
    }

    private void Truncate(int requirements)
    {
        var terms = requirements == 0 ? 0 : _ends[requirements - 1];
        _terms.RemoveRange(terms, _terms.Count - terms);
        _ends.RemoveRange(requirements, _ends.Count - requirements);
    }
}
