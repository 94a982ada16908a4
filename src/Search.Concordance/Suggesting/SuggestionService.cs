using System.Collections.Concurrent;
using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Lexicon;
using Search.Text.Pairs;

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
    private readonly ReadingCompletion _readings = new(index);

    /// <summary>
    /// Does what would make the first answers slow: sorts the readings, counts the words that have one, and completes
    /// one and two letters. A fraction of a second for a million pairs.
    /// </summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public async ValueTask WarmAsync(CancellationToken cancellationToken = default)
    {
        await _readings.WarmAsync(cancellationToken).ConfigureAwait(false);
        var space = Space(Language.English, isHan: false);
        for (var first = 'a'; first <= 'z'; first++)
        {
            _ = await CompleteAsync(space, first.ToString(), 1, cancellationToken).ConfigureAwait(false);
            for (var second = 'a'; second <= 'z'; second++)
            {
                _ = await CompleteAsync(space, $"{first}{second}", 1, cancellationToken).ConfigureAwait(false);
            }
        }
    }

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
            var readings =
                word.IsHan || side == Side.English
                    ? TypedReadings.None
                    : await _readings.FindAsync(typed, cancellationToken).ConfigureAwait(false);
            var counts = await CompleteAsync(space, word.Term, limit, cancellationToken).ConfigureAwait(false);
            var kind = SuggestionKind.Completion;
            if (counts.IsEmpty && !readings.AreSpelledOut)
            {
                counts = await CorrectAsync(space, word, limit, cancellationToken).ConfigureAwait(false);
                kind = SuggestionKind.Correction;
            }

            // Readings get the places that are left, and a share where the other words would take them all.
            var shown = Math.Min(
                readings.Words.Length,
                Math.Max(limit - counts.Length, readings.AreSpelledOut ? limit / 2 : limit / 3)
            );
            var suggestions = ImmutableArray.CreateBuilder<Suggestion>(limit);
            foreach (var count in counts.Take(limit - shown))
            {
                suggestions.Add(
                    await SuggestAsync(typed, word.Start, count, language, kind, word.IsHan, reader, cancellationToken)
                        .ConfigureAwait(false)
                );
            }

            foreach (var count in readings.Words.Take(shown))
            {
                suggestions.Add(
                    await SuggestAsync(
                            typed,
                            readings.Start,
                            count,
                            Language.Chinese,
                            SuggestionKind.Reading,
                            true,
                            reader,
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                );
            }

            return suggestions.DrainToImmutable();
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    private async ValueTask<Suggestion> SuggestAsync(
        string typed,
        int start,
        TermCount count,
        Language side,
        SuggestionKind kind,
        bool isHan,
        WordReader reader,
        CancellationToken cancellationToken
    )
    {
        var written = isHan
            ? await WrittenAsync(count.Term, side, reader, cancellationToken).ConfigureAwait(false)
            : count.Term;
        return new Suggestion(string.Concat(typed.AsSpan(0, start), written), written, count.Pairs, side, kind);
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
        TypedWord word,
        int limit,
        CancellationToken cancellationToken
    )
    {
        // Short words are near too many others.
        if (word.Term.Length < (word.IsHan ? 2 : 3))
        {
            return [];
        }

        // Chinese is mistyped by its sound (最进 for 最近): words that are read alike come before those written alike.
        var alike = word.IsHan
            ? await _readings.FindAlikeAsync(space, word.Term, limit, cancellationToken).ConfigureAwait(false)
            : [];
        var edits = word.Term.Length < 6 ? 1 : 2;
        var near = await index
            .ListSimilarTermsAsync(space, word.Term, edits, limit, cancellationToken)
            .ConfigureAwait(false);
        return alike.IsEmpty
            ? near
            : [.. alike.Concat(near).DistinctBy(count => count.Term, StringComparer.Ordinal).Take(limit)];
    }

    // Terms are folded by script class (乾隆 is kept as 干隆): what is shown is what stands in a pair.
    private async ValueTask<string> WrittenAsync(
        string term,
        Language side,
        WordReader reader,
        CancellationToken cancellationToken
    )
    {
        if (term.EnumerateRunes().All(rune => ScriptClasses.IsAlone(rune.Value)))
        {
            return term;
        }

        // Any pair that has it will do: the first few postings are looked at, not the best of all.
        var query = new TextNode(term, side == Language.English ? Side.English : Side.Chinese, TextMode.Word);
        var request = new SearchRequest
        {
            Query = query,
            Limit = 1,
            Total = TotalMode.None,
            WorkLimit = 1000,
        };
        var page = await index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        if (page is { IsPartial: true, Hits: [] })
        {
            page = await index.SearchAsync(request with { WorkLimit = 0 }, cancellationToken).ConfigureAwait(false);
        }

        return page.Hits is [{ Stored.Pair: var pair }, ..]
            ? reader.Written(query, side == Language.English ? pair.English : pair.Chinese, side) ?? term
            : term;
    }
}
