using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Search.Index.Execution.Windows;
using Search.Index.Postings;
using Search.Index.Segments;
using Search.Index.Terms;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution.Scorers;

/// <summary>One term: BM25 over its postings, with bounds a block and a group of blocks.</summary>
internal sealed unsafe partial class TermScorer : Scorer, IDisposable
{
    // A score of several occurrences may come out one rounding above that of the bound's occurrences.
    private const float Slack = 1.000001f;

    private readonly PostingsBlock _own = new();
    private PostingsBlock _block;
    private PostingsList _list;
    private SegmentContext _context = null!;
    private SideLengths _lengths;
    private float* _factors;
    private float _weight;
    private float _shortBound;
    private int _longest;
    private int _loaded;
    private uint _lastLoaded;
    private int _index;
    private int _shallow;
    private float _least;
    private int _longestOnce;
    private Vector128<byte> _limits;
    private float _extra;
    private TermScorer? _form;
    private string _formTerm = "";
    private TermSpace _formSpace;
    private string _term = "";
    private TermSpace _space;
    private int _told;

    /// <summary>Makes a scorer.</summary>
    public TermScorer() => _block = _own;

    /// <summary>Positions of the side of the current pair.</summary>
    public int Length => _lengths[Document];

    /// <summary>Positions of that side of a pair.</summary>
    public int LengthOf(int document) => _lengths[document];

    /// <inheritdoc/>
    public override bool IsSelective => true;

    /// <summary>Where the postings start: the same for terms that share them.</summary>
    public nint Postings { get; private set; }

    /// <summary>Whether it is a term of the Chinese side.</summary>
    public bool IsChinese => _space >= TermSpace.ChineseWord;

    /// <summary>The postings.</summary>
    public ref readonly PostingsList List => ref _list;

    /// <summary>Starts before the first posting.</summary>
    /// <param name="context">The segment.</param>
    /// <param name="view">Where the length factors come from.</param>
    /// <param name="info">The term in this segment; it has at least one pair.</param>
    /// <param name="space">The term's space.</param>
    /// <param name="term">The term, for explanations.</param>
    /// <param name="weight">Boost × idf.</param>
    public void Start(
        SegmentContext context,
        IndexView view,
        in TermInfo info,
        TermSpace space,
        string term,
        float weight
    )
    {
        var chinese = space >= TermSpace.ChineseWord;
        _context = context;
        Postings = (nint)info.Postings;
        _list = new PostingsList(info, context.Reader.DocumentCount);
        _lengths = chinese ? context.Reader.ChineseLengths : context.Reader.EnglishLengths;
        _factors = view.Factors(chinese);
        _longest = view.Longest;
        _weight = weight;
        _space = space;
        _term = term;
        _loaded = -1;
        _lastLoaded = 0;
        _index = 0;
        _shallow = 0;
        _least = float.NaN;
        _shortBound = NoMatch;
        _extra = 0;
        _form = null;
        _told = -1;
        _shortBlock = -1;
        _block = _own;
        Document = -1;
        Cost = _list.Count;
        if (_list.BlockCount == 0)
        {
            Load(0);

            // Every pair of a short list is scored nearly always, and each length is somewhere else.
            for (var i = 0; i < _block.Count; i++)
            {
                _lengths.Prefetch((int)_block.Documents[i]);
            }
        }
    }

    /// <summary>
    /// Adds the score of a term that stands nowhere but where this one does, as a form of its stem. So the two together are
    /// bounded by this term's occurrences, and the other's postings are looked at only where that bound is high enough.
    /// </summary>
    /// <param name="space">The other term's space.</param>
    /// <param name="term">The other term, for explanations.</param>
    /// <param name="weight">Its boost × idf.</param>
    /// <param name="form">Its postings; null when they are the same as this term's.</param>
    public void Join(TermSpace space, string term, float weight, TermScorer? form)
    {
        _extra = weight;
        _form = form;
        _formSpace = space;
        _formTerm = term;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int Advance(int target)
    {
        if ((uint)target > _lastLoaded || _loaded < 0)
        {
            return AdvanceFar(target);
        }

        _index = _block.Find(_index, (uint)target);
        return Document = (int)_block.Documents[_index];
    }

    /// <inheritdoc/>
    public override bool Seek(int document) => _told == document ? Document == document : base.Seek(document);

    /// <summary>Sets the scorer upon a posting that has been found already. Doc ids given and asked for rise.</summary>
    /// <param name="document">The pair.</param>
    /// <param name="opened">The opened block of the posting.</param>
    /// <param name="block">Its number.</param>
    /// <param name="index">The posting's place in it.</param>
    public void Stand(int document, PostingsBlock opened, int block, int index)
    {
        _told = document;
        _index = index;
        Document = document;
        if (_list.BlockCount > 0)
        {
            _block = opened;
            _shallow = Math.Max(_shallow, block);
            _loaded = -1;
            _lastLoaded = 0;
        }
    }

    /// <summary>Takes note that a pair does not have the term.</summary>
    public void StandAside(int document)
    {
        _told = document;
        Document = -1;
    }

    /// <inheritdoc/>
    public override void ListFollowing(List<TermScorer> terms) => terms.Add(this);

    /// <inheritdoc/>
    public override void ListRequirements(RequirementList requirements) => requirements.Add(this);

    /// <inheritdoc/>
    public override bool ListAddends(List<Addend> addends)
    {
        addends.Add(new Addend(this, this));
        return true;
    }

    /// <inheritdoc/>
    public override float Score(float needed)
    {
        var length = _lengths[Document];
        var frequency = _block.Frequency(_index);
        if (_form is null)
        {
            return Score(frequency, length);
        }

        var score = RankingParameters.Score(_weight, frequency, _factors[Math.Min(length, _longest)]);
        if (Score(frequency, length) * Slack < needed)
        {
            return score;
        }

        return HasForm() ? score + _form.Score(0) : score;
    }

    /// <inheritdoc/>
    public override Proof Proof => Proof.Requirements;

    /// <summary>Adds to the sum of each pair what the term scores there at most.</summary>
    /// <param name="frequencies">Occurrences in each; 255 for that many and more.</param>
    /// <param name="factors">What <see cref="ReadFactors"/> gave for them.</param>
    /// <param name="sums">The sum of each pair.</param>
    /// <param name="count">Pairs.</param>
    public void AddMost(byte* frequencies, float* factors, float* sums, int count) =>
        ScoreBounds.Add((_weight + _extra) * Slack, frequencies, factors, sums, count);

    /// <summary>Reads the length factors of pairs.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void ReadFactors(ReadOnlySpan<uint> documents, float* factors)
    {
        var lengths = _lengths;
        var known = _factors;
        var longest = _longest;
        for (var i = 0; i < documents.Length; i++)
        {
            factors[i] = known[Math.Min(lengths[(int)documents[i]], longest)];
        }
    }

    /// <summary>What a pair lacks of the most that <see cref="AddMost"/> adds for it, because the form as typed is not there.</summary>
    /// <param name="document">The pair; those asked about rise, for scores too.</param>
    /// <param name="frequency">Occurrences of the term in it, 255 for that many and more.</param>
    public float MissingForm(int document, int frequency) =>
        _form is null || frequency == 0 || frequency == byte.MaxValue || _form.Seek(document)
            ? 0
            : RankingParameters.Score(_extra, frequency, _factors[Math.Min(_lengths[document], _longest)]) * Slack;

    /// <inheritdoc/>
    public override float Best() => Score(_block.Frequency(_index), _lengths[Document]) * Slack;

    /// <inheritdoc/>
    public override int NextWith(int target, int to, float least)
    {
        if (Document < target)
        {
            _ = Advance(target);
        }

        if (least != _least)
        {
            SetLimits(least);
        }

        while (Document < to)
        {
            if (FindInBlock(to, least))
            {
                return Document;
            }

            if (!NextBlock(to, least))
            {
                return Document;
            }
        }

        return Document;
    }

    /// <summary>Occurrences in the current pair.</summary>
    public int Frequency() => _block.Frequency(_index);

    /// <summary>The first position in the current pair.</summary>
    public uint FirstPosition() => _block.FirstPosition(_index);

    /// <summary>The positions in the current pair.</summary>
    public int ReadPositions(ref uint[] positions) => _block.ReadPositions(_index, ref positions);

    /// <inheritdoc/>
    public override bool TryMark(Span<ulong> marks, ref long postings)
    {
        postings -= _list.Count;
        if (postings < 0)
        {
            return false;
        }

        for (var block = 0; block < Math.Max(1, _list.BlockCount); block++)
        {
            Load(block);
            _block.Mark(marks);
        }

        return true;
    }

    /// <inheritdoc/>
    public override ScorePart Explain()
    {
        var stem = Part(_weight, _space, _term);
        if (_extra == 0 || (_form is not null && !HasForm()))
        {
            return stem;
        }

        var form = _form is null ? Part(_extra, _formSpace, _formTerm) : _form.Explain();
        return Part(stem.Value + form.Value, "with", [stem, form]);
    }

    /// <inheritdoc/>
    public void Dispose() => _own.Dispose();

    private bool HasForm() => _form!.Seek(Document);

    private ScorePart Part(float weight, TermSpace space, string term)
    {
        var length = _lengths[Document];
        var score = RankingParameters.Score(weight, Frequency(), _factors[Math.Min(length, _longest)]);
        return Scorer.Part(score, $"{space} {term}: {Frequency()} in {length} positions, weight {weight:0.###}");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Score(float frequency, int length)
    {
        var factor = _factors[Math.Min(length, _longest)];
        var score = RankingParameters.Score(_weight, frequency, factor);
        return _extra == 0 ? score : score + RankingParameters.Score(_extra, frequency, factor);
    }

    private int AdvanceFar(int target)
    {
        if (_list.BlockCount == 0)
        {
            return Document = End;
        }

        var block = _list.FindBlock(Math.Max(_loaded + 1, _shallow), (uint)target);
        if (block >= _list.BlockCount)
        {
            return Document = End;
        }

        Load(block);
        _index = _block.Find(0, (uint)target);
        return Document = (int)_block.Documents[_index];
    }

    private void Load(int block)
    {
        _block = _own;
        _block.Load(in _list, block);
        _loaded = block;
        _index = 0;
        _lastLoaded = _block.Count == 0 ? 0 : _block.Documents[_block.Count - 1];
        _context.Visit(_block.Count);
    }
}
