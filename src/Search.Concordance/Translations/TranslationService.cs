using System.Collections.Concurrent;
using System.Collections.Immutable;
using Search.Concordance.Equivalents;
using Search.Concordance.Marking;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Translations;

/// <summary>
/// Says how words and phrases are translated in the corpus, by reading hits and looking where the word aligner points.
/// Safe for use by several threads at once.
/// </summary>
public sealed class TranslationService
{
    /// <summary>Most hits read for an answer; of more a random sample with a fixed seed is taken.</summary>
    public const int MostRead = 500;

    private const int ExamplesEach = 3;

    private readonly IPairIndex _index;
    private readonly TranslationModel _model;
    private readonly ConcurrentBag<Reader> _readers = [];

    /// <summary>Creates the service.</summary>
    /// <param name="index">The index; the caller disposes it.</param>
    /// <param name="model">The model that was learned from it.</param>
    public TranslationService(IPairIndex index, TranslationModel model)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(model);
        _index = index;
        _model = model;
    }

    /// <summary>How a word or phrase is translated.</summary>
    /// <param name="query">The word or phrase, in either script.</param>
    /// <param name="from">Its language.</param>
    /// <param name="limit">Most candidates wanted.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public ValueTask<TranslationAnswer> TranslateAsync(
        string query,
        Language from,
        int limit,
        CancellationToken cancellationToken = default
    ) => TranslateAsync(query, from, limit, MostRead, cancellationToken);

    /// <summary>Widens a query by words that share its translations (car over 汽车 to automobile); the typed words rank first.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public ValueTask<PivotExpansion> ExpandAsync(QueryNode query, CancellationToken cancellationToken = default) =>
        new PivotExpander(this).ExpandAsync(query, cancellationToken);

    internal async ValueTask<TranslationAnswer> TranslateAsync(
        string query,
        Language from,
        int limit,
        int mostRead,
        CancellationToken cancellationToken
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var node = WordQuery.Of(query, from);
        var request = new SearchRequest
        {
            Query = node,
            Limit = mostRead,
            Sort = SortOrder.Random,
            Total = TotalMode.Exact,
        };
        var page = await _index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        var there = from == Language.English ? Language.Chinese : Language.English;
        var tally = new CandidateTally(there, ExamplesEach);
        var ofParts = new CandidateTally(there, ExamplesEach);
        var untranslated = 0;
        var reader = Take();
        var plan = reader.Highlighter.Plan(node);
        foreach (var hit in page.Hits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pair = hit.Stored!.Pair;
            reader.Find(pair, plan, from);
            untranslated += reader.Found.Count + reader.FoundOfParts.Count == 0 ? 1 : 0;
            var text = new StoredText(pair.Id, pair.English, pair.Chinese);
            tally.Add(text, reader.Finder, reader.Found);
            ofParts.Add(text, reader.Finder, reader.FoundOfParts);
        }

        _readers.Add(reader);

        // 小 is found in 小时, too, but hours do not translate it: words around it count only where it is no word itself.
        var all = (tally.IsEmpty ? ofParts : tally).ToCandidates(WordQuery.Print(node, from));
        return new TranslationAnswer(
            from,
            page.Total?.Value ?? page.Hits.Length,
            page.Hits.Length,
            untranslated,
            all.Length <= limit ? all : all[..limit],
            ContrastOf(node, from, all)
        );
    }

    /// <summary>The pairs that have a word or phrase.</summary>
    internal async ValueTask<long> CountAsync(string query, Language from, CancellationToken cancellationToken)
    {
        var request = new SearchRequest
        {
            Query = WordQuery.Of(query, from),
            Limit = 0,
            Total = TotalMode.Exact,
        };
        var page = await _index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        return page.Total?.Value ?? 0;
    }

    /// <summary>The terms of a text as the word aligner cuts it: the same for two forms of a word.</summary>
    internal string KeyOf(string text, Language side)
    {
        var reader = Take();
        reader.Tokenizer.Cut(text, side, reader.Units);
        var terms = new List<string>(reader.Units.Count);
        for (var i = 0; i < reader.Units.Count; i++)
        {
            terms.Add(reader.Units.Term(i).ToString());
        }

        _readers.Add(reader);
        return string.Join('\u0001', terms);
    }

    private static Contrast? ContrastOf(QueryNode query, Language from, ImmutableArray<TranslationCandidate> all)
    {
        if (all.IsEmpty)
        {
            return null;
        }

        var share = 0.0;
        var usual = all.TakeWhile(candidate => (share += candidate.Share) - candidate.Share < 0.5).ToImmutableArray();
        var there = from == Language.English ? Language.Chinese : Language.English;
        var excluded = usual.Select(candidate => WordQuery.Of(candidate.Text, there)).ToImmutableArray();
        var unwanted = excluded.Length == 1 ? excluded[0] : new AnyOfNode(excluded);
        return new Contrast(
            usual,
            new ExceptNode(query, unwanted),
            WordQuery.Print(query, from),
            WordQuery.Print(unwanted, there)
        );
    }

    private Reader Take() => _readers.TryTake(out var reader) ? reader : new Reader(_model);

    private sealed class Reader(TranslationModel model)
    {
        public Highlighter Highlighter { get; } = new(new TextAnalyzer());

        public EquivalentFinder Finder { get; } = new(model);

        public AlignmentTokenizer Tokenizer { get; } = new();

        public AlignmentUnits Units { get; } = new();

        /// <summary>The translations of matches that are whole words.</summary>
        public List<Equivalent> Found { get; } = [];

        /// <summary>The translations of words that matches are parts of.</summary>
        public List<Equivalent> FoundOfParts { get; } = [];

        /// <summary>Finds the translations of what a plan marks in a pair; each side is analysed once.</summary>
        public void Find(AlignedPair pair, MarkPlan plan, Language from)
        {
            Found.Clear();
            FoundOfParts.Clear();
            var there = from == Language.English ? Language.Chinese : Language.English;
            var text = from == Language.English ? pair.English : pair.Chinese;
            var other = from == Language.English ? pair.Chinese : pair.English;
            var marks = Highlighter.Mark(plan, text, from);
            Finder.Cut(text, Highlighter.Tokens, from);
            Finder.Cut(other, there);
            if (!Finder.TryTake(pair))
            {
                Finder.LinkCut();
            }

            foreach (ref readonly var mark in marks.AsSpan())
            {
                var found = Finder.IsWhole(mark, from) ? Found : FoundOfParts;
                Finder.Find([mark], from, EquivalentFinder.DefaultConfidence, found);
            }
        }
    }
}
