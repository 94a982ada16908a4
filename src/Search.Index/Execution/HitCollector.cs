using Search.Index.Columns;
using Search.Index.Segments;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Execution;

/// <summary>
/// Keeps the best hits of a search in a heap whose top is the worst of them, counts all hits and the values of facets,
/// and says what score a pair must reach to matter.
/// </summary>
internal sealed class HitCollector
{
    private readonly List<SegmentReader> _readers = [];
    private Place[] _heap = new Place[32];
    private Candidate[] _taken = new Candidate[32];
    private int _count;
    private int _limit;
    private SearchRequest _options = null!;
    private SegmentContext _context = null!;
    private bool _rising;
    private bool _relevance;
    private float _bonus;
    private float _floor;
    private int _segment;
    private FacetCounts? _facets;
    private Column _dates;
    private Column _quality;
    private Column _scripts;

    /// <summary>Hits wanted, with the one that says whether more follow.</summary>
    public int Wanted => _limit;

    /// <summary>Pairs that matched, of those that were looked at.</summary>
    public long Matched { get; private set; }

    /// <summary>Whether no further pair of the segment can be a hit and nothing needs counting.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether some segment was left before its end.</summary>
    public bool EndedEarly { get; private set; }

    /// <summary>Starts a search.</summary>
    public void Start(SearchRequest options, SegmentContext context, FacetCounts? facets, float scriptBonus)
    {
        _options = options;
        _context = context;
        _facets = facets;
        _bonus = options.TypedScript == Script.None ? 0 : scriptBonus;
        _limit = options.Limit == 0 ? 0 : options.Limit + 1;
        _relevance = options.Sort == SortOrder.Relevance;
        _rising = options.Sort is SortOrder.Length or SortOrder.Random;
        _count = 0;
        _floor = 0;
        _readers.Clear();
        Matched = 0;
        EndedEarly = false;
    }

    /// <summary>Moves to a segment.</summary>
    public void Enter(int segment)
    {
        _segment = segment;
        var reader = _context.Reader;
        while (_readers.Count <= segment)
        {
            _readers.Add(reader);
        }

        _dates = reader.DateColumn;
        _quality = reader.QualityColumn;
        _scripts = reader.ScriptColumn;
        IsDone = false;
        _facets?.Enter(reader);
    }

    /// <summary>Whether a pair is there at all.</summary>
    public bool Wants(int document) => _context.Deletions is null || !_context.Deletions.Contains(document);

    /// <summary>Counts matching pairs whose scores are too low.</summary>
    public void Count(int pairs) => Matched += pairs;

    /// <summary>Takes a matching pair.</summary>
    public void Add(int document, float score)
    {
        Matched++;
        _facets?.Add(document);
        if (_limit == 0 || (_relevance && score < _context.Needed))
        {
            return;
        }

        if (_bonus != 0 && _scripts[document] == (int)_options.TypedScript)
        {
            score += _bonus;
        }

        var place = new Place(_relevance ? 0 : Key(document, score), score, _segment, document);
        if (_options.After is { } after && !IsAfter(after, place))
        {
            return;
        }

        if (_count < _limit)
        {
            Push(place);
        }
        else if (IsBetter(place, _heap[0]))
        {
            _heap[0] = place;
            Sink(0);
        }
        else
        {
            // Pairs come by rising length: nothing shorter follows in this segment.
            IsDone =
                _options.Sort == SortOrder.Length
                && _options.Total != TotalMode.Exact
                && _facets is null
                && place.Key > _heap[0].Key;
            EndedEarly |= IsDone;
            return;
        }

        if (_count == _limit && _relevance)
        {
            Require(document);
        }
    }

    /// <summary>Takes note that as many pairs as are wanted have at least a score, whether they have been seen or not.</summary>
    public void Raise(float floor) => _floor = Math.Max(_floor, floor);

    /// <summary>Sets the score that pairs from a doc id on must reach.</summary>
    public void Require(int from)
    {
        var needed = 0f;
        if (_relevance && _limit > 0)
        {
            needed = Math.Max(_floor, _count < _limit ? 0 : Worst(from));
        }

        _context.Needed = needed == 0 || _bonus == 0 ? needed : WithoutBonus(needed);
    }

    /// <summary>Empties the heap, the best first; what is returned is valid until the next search.</summary>
    public ReadOnlySpan<Candidate> Take()
    {
        if (_taken.Length < _count)
        {
            _taken = new Candidate[Math.Max(_count, _taken.Length * 2)];
        }

        var hits = _taken.AsSpan(0, _count);
        for (var i = 0; i < _count; i++)
        {
            _readers[_heap[i].Segment].PrefetchHit(_heap[i].Document);
        }

        for (var i = _count - 1; i >= 0; i--)
        {
            var place = _heap[0];
            var key = _relevance ? RelevanceOrder.Key(place.Score, Positions(place)) : place.Key;
            hits[i] = new Candidate(key, Id(place), place.Score, place.Segment, place.Document);
            _heap[0] = _heap[--_count];
            Sink(0);
        }

        return hits;
    }

    // The score that a pair from a doc id on must have to be better than the worst hit kept.
    private unsafe float Worst(int from)
    {
        ref readonly var worst = ref _heap[0];

        // With an equal score the shorter pair wins, then the smaller id; a later pair of the segment has neither.
        var reader = _context.Reader;
        var mustBeat =
            worst.Segment == _segment
            || (
                from < reader.DocumentCount
                && reader.EnglishLengths[from] + reader.ChineseLengths[from] > Positions(worst)
            );
        return mustBeat ? MathF.BitIncrement(worst.Score) : worst.Score;
    }

    // The least score that the bonus lifts far enough: rounding must not lose a tie, and should not keep one.
    private float WithoutBonus(float needed)
    {
        var least = needed - _bonus - (2 * (MathF.BitIncrement(needed) - needed));
        for (var steps = 0; steps < 8 && least > 0 && least + _bonus < needed; steps++)
        {
            var next = MathF.BitIncrement(least);
            if (next + _bonus >= needed)
            {
                return next;
            }

            least = next;
        }

        return least;
    }

    private unsafe long Key(int document, float score)
    {
        var reader = _context.Reader;
        return _options.Sort switch
        {
            SortOrder.Relevance => RelevanceOrder.Key(
                score,
                reader.EnglishLengths[document] + reader.ChineseLengths[document]
            ),
            SortOrder.Length => reader.EnglishLengths[document] + reader.ChineseLengths[document],
            SortOrder.NewestFirst => _dates[document],
            SortOrder.Quality => _quality[document],
            _ => RandomOrder.Key(reader.Id(document), _options.Seed),
        };
    }

    private unsafe int Positions(in Place place)
    {
        var reader = _readers[place.Segment];
        return reader.EnglishLengths[place.Document] + reader.ChineseLengths[place.Document];
    }

    private PairId Id(in Place place) => _readers[place.Segment].Id(place.Document);

    private bool IsAfter(in PageCursor after, in Place place)
    {
        var key = Key(place.Document, place.Score);
        return key != after.SortKey ? _rising == key > after.SortKey : after.Id < Id(place);
    }

    // Scores are enough nearly always. Pairs of one segment that are equal by them stand in the wanted order already, so
    // lengths and ids, which lie all over the segment, are read for pairs of different segments only.
    private bool IsBetter(in Place left, in Place right)
    {
        if (!_relevance)
        {
            return left.Key != right.Key ? _rising == left.Key < right.Key : Id(left) < Id(right);
        }

        if (left.Score != right.Score)
        {
            return left.Score > right.Score;
        }

        if (left.Segment == right.Segment)
        {
            return left.Document < right.Document;
        }

        var (positions, others) = (Positions(left), Positions(right));
        return positions != others ? positions < others : Id(left) < Id(right);
    }

    private void Push(in Place place)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        var at = _count++;
        while (at > 0 && IsBetter(_heap[(at - 1) / 2], place))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = place;
    }

    private void Sink(int at)
    {
        var value = _heap[at];
        while ((at * 2) + 1 < _count)
        {
            var child = (at * 2) + 1;
            if (child + 1 < _count && IsBetter(_heap[child], _heap[child + 1]))
            {
                child++;
            }

            if (!IsBetter(value, _heap[child]))
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = value;
    }

    /// <summary>A hit: its sort key, its id, its score and where it is.</summary>
    internal readonly record struct Candidate(long Key, PairId Id, float Score, int Segment, int Document);

    // The key is 0 where hits are ordered by their score.
    private readonly record struct Place(long Key, float Score, int Segment, int Document);
}
