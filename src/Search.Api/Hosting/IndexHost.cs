using System.Globalization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Search.Api.Problems;
using Search.Concordance.Collocations;
using Search.Concordance.Matches;
using Search.Concordance.Searching;
using Search.Concordance.Suggesting;
using Search.Concordance.Translations;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;

namespace Search.Api.Hosting;

/// <summary>Holds the index that the endpoints answer from, and says whether it is open and warm.</summary>
/// <param name="json">How answers are written.</param>
public sealed class IndexHost(IOptions<JsonOptions> json) : IAsyncDisposable
{
    private volatile OpenIndex? _open;

    /// <summary>True once an index is open and has answered its warm-up searches.</summary>
    public bool IsReady => _open is not null;

    /// <summary>The open index.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public IPairIndex Index => Open.Index;

    /// <summary>Changes with everything that an answer depends on: the commit and the word model.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public string State
    {
        get
        {
            var open = Open;
            return string.Create(CultureInfo.InvariantCulture, $"{open.Index.Generation:x}.{open.Version:x}");
        }
    }

    /// <summary>Searches in it, with everything that a translator sees in a hit.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public SearchService Search => Open.Search;

    /// <summary>Completes and corrects what is being typed.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public SuggestionService Suggestions => Open.Suggestions;

    /// <summary>How words are translated in the corpus; null when the index was built without a word model.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public TranslationService? Translations => Open.Translations;

    /// <summary>The company that words keep.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public CollocationService Collocations => Open.Collocations;

    /// <summary>Fuzzy matches of segments.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public SegmentMatcher Segments => Open.Segments;

    private OpenIndex Open => _open ?? throw new IndexNotReadyException();

    /// <summary>Takes an open index, warms it, and answers from it from then on; the host disposes it.</summary>
    /// <param name="index">The index.</param>
    /// <param name="words">What was learned of word translations in it; null when nothing was.</param>
    /// <param name="cancellationToken">Ends the warm-up.</param>
    public async Task UseAsync(IPairIndex index, TranslationModel? words, CancellationToken cancellationToken)
    {
        var search = new SearchService(index, words);
        var suggestions = new SuggestionService(index);
        var translations = words is null ? null : new TranslationService(index, words);
        await WarmUp
            .RunAsync(search, suggestions, translations, json.Value.SerializerOptions, cancellationToken)
            .ConfigureAwait(false);
        _open = new OpenIndex(
            index,
            search,
            suggestions,
            translations,
            new CollocationService(index),
            new SegmentMatcher(index),
            words?.Checksum ?? 0
        );
    }

    /// <summary>Does for a newer commit what would make its first suggestions slow.</summary>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public ValueTask WarmAsync(CancellationToken cancellationToken) => Open.Suggestions.WarmAsync(cancellationToken);

    /// <summary>Answers with another word model from then on; requests under way stay with theirs.</summary>
    /// <param name="words">The model; null when the index has none any more.</param>
    /// <exception cref="IndexNotReadyException">No index is open yet.</exception>
    public void UseWords(TranslationModel? words)
    {
        var open = Open;
        _open = open with
        {
            Search = new SearchService(open.Index, words),
            Translations = words is null ? null : new TranslationService(open.Index, words),
            Version = words?.Checksum ?? 0,
        };
    }

    /// <summary>Answers a question.</summary>
    /// <exception cref="RequestProblemException">It names nothing to look for, or one of its texts too much.</exception>
    public async ValueTask<SearchAnswer> AskAsync(SearchQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return await Search.AskAsync(question, cancellationToken).ConfigureAwait(false);
        }
        catch (EmptyQuestionException empty)
        {
            throw new RequestProblemException("q", empty.Message);
        }
        catch (QueryLimitException limit) when (limit.Field is { } field)
        {
            throw new RequestProblemException(Parameter(field), limit.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_open is { } open)
        {
            _open = null;
            await open.Index.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The parameter that a text of a question comes from.</summary>
    private static string Parameter(string field) =>
        field switch
        {
            nameof(SearchQuestion.English) => "en",
            nameof(SearchQuestion.Chinese) => "zh",
            nameof(SearchQuestion.EnglishWithout) => "en_not",
            nameof(SearchQuestion.ChineseWithout) => "zh_not",
            _ => "q",
        };

    private sealed record OpenIndex(
        IPairIndex Index,
        SearchService Search,
        SuggestionService Suggestions,
        TranslationService? Translations,
        CollocationService Collocations,
        SegmentMatcher Segments,
        uint Version
    );
}
