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
    private const int PivotTranslations = 3;
    private const int PivotWords = 5;
    private const double LeastPivotWeight = 0.02;

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
    public async ValueTask<TranslationAnswer> TranslateAsync(
        string query,
        Language from,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var node = QueryOf(query, from);
        var page = await _index
            .SearchAsync(
                new SearchRequest
                {
                    Query = node,
                    Limit = MostRead,
                    Sort = SortOrder.Random,
                    Total = TotalMode.Exact,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (!_readers.TryTake(out var reader))
        {
            reader = new Reader(_model);
        }

        var there = from == Language.English ? Language.Chinese : Language.English;
        var tally = new CandidateTally(there, ExamplesEach);
        var plan = reader.Highlighter.Plan(node);
        var untranslated = 0;
        foreach (var hit in page.Hits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pair = hit.Stored!.Pair;
            var marks = reader.Highlighter.Mark(plan, from == Language.English ? pair.English : pair.Chinese, from);
            reader.Found.Clear();
            reader.Finder.Find(
                pair.English,
                pair.Chinese,
                marks.AsSpan(),
                from,
                EquivalentFinder.DefaultConfidence,
                reader.Found
            );
            untranslated += reader.Found.Count == 0 ? 1 : 0;
            tally.Add(new StoredText(pair.Id, pair.English, pair.Chinese), reader.Finder, reader.Found);
        }

        _readers.Add(reader);
        return new TranslationAnswer(
            from,
            page.Total?.Value ?? page.Hits.Length,
            page.Hits.Length,
            untranslated,
            tally.Best(limit, query)
        );
    }

    /// <summary>The search for hits in which the usual translation of a word or phrase is not used.</summary>
    public async ValueTask<Contrast> ContrastAsync(
        string query,
        Language from,
        CancellationToken cancellationToken = default
    )
    {
        var answer = await TranslateAsync(query, from, 20, cancellationToken).ConfigureAwait(false);
        var usual = ImmutableArray.CreateBuilder<TranslationCandidate>();
        var share = 0.0;
        foreach (var candidate in answer.Candidates)
        {
            if (share >= 0.5)
            {
                break;
            }

            usual.Add(candidate);
            share += candidate.Share;
        }

        if (usual.Count == 0)
        {
            return new Contrast([], null);
        }

        var there = from == Language.English ? Language.Chinese : Language.English;
        var excluded = usual.Select(candidate => QueryOf(candidate.Text, there)).ToImmutableArray();
        return new Contrast(
            usual.ToImmutable(),
            new ExceptNode(QueryOf(query, from), excluded.Length == 1 ? excluded[0] : new AnyOfNode(excluded))
        );
    }

    /// <summary>
    /// Widens a query by words that share its translations (car over 汽车 to automobile); the typed words rank first.
    /// </summary>
    public async ValueTask<PivotExpansion> ExpandAsync(
        string query,
        Language from,
        CancellationToken cancellationToken = default
    )
    {
        var there = from == Language.English ? Language.Chinese : Language.English;
        var node = QueryOf(query, from);
        var own = KeyOf(query, from);
        var added = new Dictionary<string, PivotWord>(StringComparer.Ordinal);
        var answer = await TranslateAsync(query, from, PivotTranslations, cancellationToken).ConfigureAwait(false);
        foreach (var translation in answer.Candidates)
        {
            var back = await TranslateAsync(translation.Text, there, PivotWords + 1, cancellationToken)
                .ConfigureAwait(false);
            foreach (var candidate in back.Candidates)
            {
                var weight = translation.Share * candidate.Share;
                var key = KeyOf(candidate.Text, from);
                if (
                    weight >= LeastPivotWeight
                    && !string.Equals(key, own, StringComparison.Ordinal)
                    && (!added.TryGetValue(key, out var known) || known.Weight < weight)
                )
                {
                    added[key] = new PivotWord(candidate.Text, translation.Text, weight);
                }
            }
        }

        var words = added
            .Values.OrderByDescending(word => word.Weight)
            .ThenBy(word => word.Text, StringComparer.Ordinal)
            .Take(PivotWords)
            .ToImmutableArray();
        var parts = ImmutableArray.Create(node);
        foreach (var word in words)
        {
            parts = parts.Add(new BoostNode(QueryOf(word.Text, from), (float)Math.Min(0.5, word.Weight)));
        }

        return new PivotExpansion(parts.Length == 1 ? node : new AnyOfNode(parts), words);
    }

    private string KeyOf(string text, Language side)
    {
        if (!_readers.TryTake(out var reader))
        {
            reader = new Reader(_model);
        }

        reader.Tokenizer.Cut(text, side, reader.Units);
        var terms = new List<string>(reader.Units.Count);
        for (var i = 0; i < reader.Units.Count; i++)
        {
            terms.Add(reader.Units.Term(i).ToString());
        }

        _readers.Add(reader);
        return string.Join('\u0001', terms);
    }

    /// <summary>A word is found by its stem; several English words are found side by side.</summary>
    private static QueryNode QueryOf(string text, Language language)
    {
        var side = language == Language.English ? Side.English : Side.Chinese;
        return text.AsSpan().Trim().ContainsAny(' ', '\t') ? new PhraseNode(text, side) : new TextNode(text, side);
    }

    private sealed class Reader(TranslationModel model)
    {
        public Highlighter Highlighter { get; } = new(new TextAnalyzer());

        public EquivalentFinder Finder { get; } = new(model);

        public AlignmentTokenizer Tokenizer { get; } = new();

        public AlignmentUnits Units { get; } = new();

        public List<Equivalent> Found { get; } = [];
    }
}
