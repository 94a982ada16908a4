using Search.Index.Execution.Scorers;
using Search.Index.Execution.Windows;
using Search.Index.Postings;

namespace Search.Index.Execution;

/// <summary>The memory that one search needs, kept from search to search.</summary>
internal sealed class SearchScratch : IDisposable
{
    /// <summary>Makes scratch memory.</summary>
    public SearchScratch()
    {
        Conjunction = new ConjunctionSearch(Windows);
        Disjunction = new DisjunctionSearch(Windows);
    }

    /// <summary>Term scorers.</summary>
    public ObjectPool<TermScorer> TermScorers { get; } = new();

    /// <summary>Phrase scorers.</summary>
    public ObjectPool<PhraseScorer> Phrases { get; } = new();

    /// <summary>Phrase scorers by words.</summary>
    public ObjectPool<WordPhraseScorer> WordPhrases { get; } = new();

    /// <summary>Conjunctions.</summary>
    public ObjectPool<AllOfScorer> AllOfs { get; } = new();

    /// <summary>Disjunctions.</summary>
    public ObjectPool<AnyOfScorer> AnyOfs { get; } = new();

    /// <summary>Required with optional parts.</summary>
    public ObjectPool<RankedScorer> Rankeds { get; } = new();

    /// <summary>Exclusions.</summary>
    public ObjectPool<ExceptScorer> Excepts { get; } = new();

    /// <summary>Constant scores.</summary>
    public ObjectPool<ConstantScorer> Constants { get; } = new();

    /// <summary>Match-all and filters.</summary>
    public ObjectPool<EveryScorer> Everys { get; } = new();

    /// <summary>Unions of many terms.</summary>
    public ObjectPool<UnionScorer> Unions { get; } = new();

    /// <summary>Scorers that a phrase may share while it is built.</summary>
    public List<TermScorer> Shareable { get; } = [];

    /// <summary>What every match of the query has.</summary>
    public RequirementList Requirements { get; } = new();

    /// <summary>What the scores of the query are sums of.</summary>
    public List<Addend> Addends { get; } = [];

    /// <summary>Finds what meets several requirements.</summary>
    public ConjunctionSearch Conjunction { get; }

    /// <summary>Finds the best of a sum.</summary>
    public DisjunctionSearch Disjunction { get; }

    /// <summary>Windows of candidates, of one search at a time.</summary>
    public CandidateWindows Windows { get; } = new();

    /// <summary>A block for walking whole lists.</summary>
    public PostingsBlock Block { get; } = new();

    /// <summary>A bit for each pair of a segment, for counting.</summary>
    public ulong[] Marks { get; set; } = [];

    /// <summary>The terms of the query.</summary>
    public QueryTerms Terms { get; } = new();

    /// <summary>What scorers share.</summary>
    public SegmentContext Context { get; } = new();

    /// <summary>The hits.</summary>
    public HitCollector Collector { get; } = new();

    /// <summary>Takes all scorers back, for the next segment.</summary>
    public void Reset()
    {
        TermScorers.Reset();
        Phrases.Reset();
        WordPhrases.Reset();
        AllOfs.Reset();
        AnyOfs.Reset();
        Rankeds.Reset();
        Excepts.Reset();
        Constants.Reset();
        Everys.Reset();
        Unions.Reset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        TermScorers.Dispose();
        Phrases.Dispose();
        WordPhrases.Dispose();
        AllOfs.Dispose();
        AnyOfs.Dispose();
        Rankeds.Dispose();
        Excepts.Dispose();
        Constants.Dispose();
        Everys.Dispose();
        Unions.Dispose();
        Block.Dispose();
        Windows.Dispose();
        Disjunction.Dispose();
    }
}
