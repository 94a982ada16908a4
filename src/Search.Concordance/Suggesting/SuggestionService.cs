using System.Collections.Concurrent;
using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;
using Search.Text.Pinyin;

namespace Search.Concordance.Suggesting;

/// <summary>
/// Completes what is being typed with words of the index, most frequent first, and corrects words that it does not
/// hold. Safe for use by several threads at once.
/// </summary>
/// <param name="index">The index; the caller disposes it.</param>
public sealed class SuggestionService(IPairIndex index)
{
    private const int MostSuggestions = 50;
    private readonly ConcurrentBag<WordReader> _readers = [];
    private readonly ShortPrefixCache _short = new();

    /// <summary>Suggests queries.</summary>
    /// <param name="typed">What has been typed so far; its last word is completed.</param>
    /// <param name="side">The side to take words from; either for the one that the last word is written in.</param>
    /// <param name="limit">Most suggestions wanted, 1 to 50.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async ValueTask<ImmutableArray<Suggestion>> SuggestAsync(
        string typed,
        Side side,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(typed);
        limit = Math.Clamp(limit, 1, MostSuggestions);
        if (!_readers.TryTake(out var reader))
        {
            reader = new WordReader(new TextAnalyzer());
        }

        try
        {
            if (!reader.TryRead(typed, out var word))
            {
                return [];
            }

            var language = side switch
            {
                Side.English => Language.English,
                Side.Chinese => Language.Chinese,
                _ => word.IsHan ? Language.Chinese : Language.English,
            };
            var space = Space(language, word.IsHan);
            var counts = await CompleteAsync(space, word.Term, limit, cancellationToken).ConfigureAwait(false);
            var kind = SuggestionKind.Completion;
            if (counts.IsEmpty)
            {
                counts = await CorrectAsync(space, word.Term, limit, cancellationToken).ConfigureAwait(false);
                kind = SuggestionKind.Correction;
            }

            var suggestions = ImmutableArray.CreateBuilder<Suggestion>(counts.Length);
            foreach (var count in counts)
            {
                var written = word.IsHan
                    ? await WrittenAsync(count.Term, language, reader, cancellationToken).ConfigureAwait(false)
                    : count.Term;
                suggestions.Add(
                    new Suggestion(
                        string.Concat(typed.AsSpan(0, word.Start), written),
                        written,
                        count.Pairs,
                        language,
                        kind
                    )
                );
            }

            if (!word.IsHan && side != Side.English && suggestions.Count < limit)
            {
                await AddReadingsAsync(typed, word, limit, reader, suggestions, cancellationToken)
                    .ConfigureAwait(false);
            }

            return suggestions.DrainToImmutable();
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private static TermSpace Space(Language side, bool isHan) =>
        (TermSpace)(((int)side * 4) + (int)(isHan ? TokenLayer.Word : TokenLayer.Exact));

    // A prefix of one letter begins a large part of all words: its answer is kept until the index changes.
    private async ValueTask<ImmutableArray<TermCount>> CompleteAsync(
        TermSpace space,
        string prefix,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (_short.TryGet(index.Generation, space, prefix, out var kept))
        {
            return [.. kept.Take(limit)];
        }

        var counts = await index
            .ListTermsAsync(space, prefix, ShortPrefixCache.Keeps(prefix) ? MostSuggestions : limit, cancellationToken)
            .ConfigureAwait(false);
        _short.Keep(index.Generation, space, prefix, counts);
        return [.. counts.Take(limit)];
    }

    private async ValueTask<ImmutableArray<TermCount>> CorrectAsync(
        TermSpace space,
        string term,
        int limit,
        CancellationToken cancellationToken
    )
    {
        // Short words are near too many others.
        var shortest = (TokenLayer)((int)space & 3) == TokenLayer.Word ? 2 : 3;
        if (term.Length < shortest)
        {
            return [];
        }

        var edits = term.Length < 6 ? 1 : 2;
        return await index.ListSimilarTermsAsync(space, term, edits, limit, cancellationToken).ConfigureAwait(false);
    }

    // Chinese words of the index that are read as the Latin word is spelled (beijing, běijīng): most frequent first.
    private async ValueTask AddReadingsAsync(
        string typed,
        TypedWord word,
        int limit,
        WordReader reader,
        ImmutableArray<Suggestion>.Builder suggestions,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<string> words = [.. PinyinTable.Default.Words(typed.AsSpan(word.Start))];
        if (words.IsEmpty)
        {
            return;
        }

        var space = Space(Language.Chinese, true);
        var counts = await index.CountTermsAsync(space, words, cancellationToken).ConfigureAwait(false);
        foreach (var (term, pairs) in words.Zip(counts).Where(w => w.Second > 0).OrderByDescending(w => w.Second))
        {
            if (suggestions.Count == limit)
            {
                return;
            }

            var written = await WrittenAsync(term, Language.Chinese, reader, cancellationToken).ConfigureAwait(false);
            suggestions.Add(
                new Suggestion(
                    string.Concat(typed.AsSpan(0, word.Start), written),
                    written,
                    pairs,
                    Language.Chinese,
                    SuggestionKind.Reading
                )
            );
        }
    }

    // Terms are folded by script class (乾隆 is kept as 干隆): what is shown is what stands in a pair.
    private async ValueTask<string> WrittenAsync(
        string term,
        Language side,
        WordReader reader,
        CancellationToken cancellationToken
    )
    {
        var query = new TextNode(term, side == Language.English ? Side.English : Side.Chinese, TextMode.Word);
        var page = await index
            .SearchAsync(
                new SearchRequest
                {
                    Query = query,
                    Limit = 1,
                    Total = TotalMode.None,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return page.Hits is [{ Stored.Pair: var pair }, ..]
            ? reader.Written(query, side == Language.English ? pair.English : pair.Chinese, side) ?? term
            : term;
    }
}
