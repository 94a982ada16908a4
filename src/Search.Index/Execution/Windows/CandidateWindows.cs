using Search.Index.Execution.Scorers;
using Search.Index.Postings;
using Search.Index.Segments;

namespace Search.Index.Execution.Windows;

/// <summary>
/// Narrows the pairs of a window down by one term, or several, after the other, and scores those that are left at the very
/// postings that were hit: nothing is looked for twice. Reads postings from front to end, without a branch a posting.
/// </summary>
internal sealed class CandidateWindows : IDisposable
{
    /// <summary>Terms, at most.</summary>
    public const int MostStreams = 16;

    // In units of one posting decoded and looked up among the marks: what it costs to look for a pair in its block, and
    // to decode a block for that.
    private const int AskCost = 16;
    private const int BlockCost = 40;

    // A window may have so many candidates, so many of them left after the second requirement, and so many postings, on
    // average: more would leave the caches before they are looked at again.
    private const int MostMarks = 2048;
    private const int MostHits = 8;
    private const int MostPostings = 1 << 15;

    private readonly WindowCandidates _candidates = new(MostStreams);
    private readonly ObjectPool<WindowPostings> _pool = new();
    private readonly List<WindowPostings> _streams = [];
    private readonly List<Addend> _parts = [];
    private readonly CandidateFilter _filter;
    private int _documents;
    private int _from;
    private int _to;
    private int _shift;
    private bool _english;
    private bool _chinese;

    /// <summary>Makes windows.</summary>
    public CandidateWindows() => _filter = new CandidateFilter(_candidates);

    /// <summary>Pairs of a window, at most.</summary>
    public int Size => WindowMarks.Size << _shift;

    /// <summary>Terms so far.</summary>
    public int Streams => _streams.Count;

    /// <summary>Candidates that were looked at.</summary>
    public long Looked { get; private set; }

    /// <summary>Candidates that were passed over without knowing whether they match.</summary>
    public long Unknown { get; private set; }

    /// <summary>Whether the window has candidates left.</summary>
    public bool HasCandidates => _candidates.Count > 0;

    /// <summary>Forgets all terms.</summary>
    public void Clear()
    {
        _pool.Reset();
        _streams.Clear();
        (_english, _chinese) = (false, false);
        _shift = 0;
    }

    /// <summary>Makes windows as large as the terms allow: each takes some time, however few candidates it has.</summary>
    /// <param name="candidates">Postings of the first requirement.</param>
    /// <param name="second">Postings of the second.</param>
    /// <param name="documents">Pairs of the segment.</param>
    public void Widen(long candidates, long second, int documents)
    {
        var hits = candidates * second / Math.Max(1, documents);
        var postings = 0L;
        foreach (var stream in _streams)
        {
            postings = Math.Max(postings, stream.Count);
        }

        while (
            Size * 2L <= documents
            && candidates * Size * 2 <= (long)MostMarks * documents
            && hits * Size * 2 <= (long)MostHits * documents
            && postings * Size * 2 <= (long)MostPostings * documents
            && candidates < WindowMarks.Size
        )
        {
            _shift++;
        }
    }

    /// <summary>Adds a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="context">The segment.</param>
    /// <param name="scorers">All term scorers of the query.</param>
    public void Add(TermScorer term, SegmentContext context, ReadOnlySpan<TermScorer> scorers)
    {
        var stream = _pool.Rent();
        stream.Start(term, context, scorers);
        _streams.Add(stream);
        _english |= !term.IsChinese;
        _chinese |= term.IsChinese;
    }

    /// <summary>Starts with the windows of a segment, when all terms are there.</summary>
    public void Start(Scorer scorer, SegmentContext context)
    {
        (Looked, Unknown) = (0, 0);
        _documents = context.Reader.DocumentCount;
        _parts.Clear();
        var works = context.Pruning && scorer.ListParts(_parts);
        _filter.Start(scorer, works ? _parts : null, _streams, _documents, context.Counts);
    }

    /// <summary>Makes all pairs of a window candidates that have one of some terms. Windows never move back.</summary>
    /// <param name="from">The first pair, a multiple of 64 for a window of <see cref="WindowMarks.Size"/> or less, else of <see cref="Size"/>.</param>
    /// <param name="to">The first pair after the window, at most <see cref="Size"/> away.</param>
    /// <param name="terms">The terms.</param>
    public void Open(int from, int to, Range terms)
    {
        (_from, _to) = (from, to);
        _candidates.Start(from, _shift, _streams);
        Fill(terms);
        _candidates.Include(terms.Start.Value, terms.End.Value);
    }

    /// <summary>Keeps the candidates that have one of some terms.</summary>
    public void Require(Range terms)
    {
        if (IsBetterAsked(terms))
        {
            _candidates.Ask(terms.Start.Value, terms.End.Value, true);
        }
        else
        {
            Fill(terms);
            _candidates.Keep(terms.Start.Value, terms.End.Value);
        }
    }

    /// <summary>Takes note of the candidates that have a term.</summary>
    public void Note(int term) => _candidates.Ask(term, term + 1, false);

    /// <summary>Gives the candidates to a collector. Every term has been looked for by now, unless none is left.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="context">The segment.</param>
    /// <param name="collector">The collector.</param>
    /// <param name="complete">Whether the candidates meet all requirements of the scorer.</param>
    public void Collect(Scorer scorer, SegmentContext context, HitCollector collector, bool complete)
    {
        if (!HasCandidates)
        {
            return;
        }

        PrefetchLengths(context.Reader);
        _candidates.Settle();
        _filter.Prepare();
        foreach (var i in Reaching(context, collector, complete))
        {
            var document = _candidates[i];
            if (!collector.Wants(document))
            {
                continue;
            }

            Looked++;
            switch (_filter.Judge(i, context.Needed, complete))
            {
                case CandidateFilter.Verdict.TooLow:
                    collector.Count(1);
                    continue;
                case CandidateFilter.Verdict.NoMatch:
                    continue;
                case CandidateFilter.Verdict.Unknown:
                    Unknown++;
                    continue;
                default:
                    break;
            }

            _candidates.Stand(i);
            if (scorer.Seek(document) && scorer.Matches())
            {
                collector.Add(document, scorer.Score(context.Needed));
            }

            if (context.Stopped || collector.IsDone)
            {
                return;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _filter.Dispose();
        _candidates.Dispose();
        _pool.Dispose();
    }

    // Candidates that may reach the score needed now. Most cannot, and are counted together.
    private ReadOnlySpan<int> Reaching(SegmentContext context, HitCollector collector, bool complete)
    {
        var reaching = _filter.Reaching(context.Needed, context is { Counts: true, Deletions: not null });
        var others = _candidates.Count - reaching.Length;
        Looked += others;
        if (complete && _filter.Proof == Proof.Requirements)
        {
            collector.Count(others);
        }
        else
        {
            Unknown += others;
        }

        return reaching;
    }

    private bool IsBetterAsked(Range terms)
    {
        var postings = 0L;
        for (var i = terms.Start.Value; i < terms.End.Value; i++)
        {
            postings += _streams[i].Count;
        }

        postings = postings * (_to - _from) / _documents;
        var candidates = (long)_candidates.Count;
        return (candidates * AskCost) + (Math.Min(candidates, postings / BlockCodec.BlockSize) * BlockCost) < postings;
    }

    private void Fill(Range terms)
    {
        for (var i = terms.Start.Value; i < terms.End.Value; i++)
        {
            _streams[i].Fill(_from, _to);
        }
    }

    private void PrefetchLengths(SegmentReader reader)
    {
        var (english, chinese) = (reader.EnglishLengths, reader.ChineseLengths);
        foreach (var document in _candidates.Documents)
        {
            if (_english)
            {
                english.Prefetch((int)document);
            }

            if (_chinese)
            {
                chinese.Prefetch((int)document);
            }
        }
    }
}
