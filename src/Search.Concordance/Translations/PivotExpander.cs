using System.Collections.Immutable;
using Search.Query.Tree;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Concordance.Translations;

/// <summary>
/// Widens a query by words that share its translations. Plain words and phrases are widened, each word for itself; what
/// is excluded, exact, a pattern or a prefix stays as it is. Used for one query.
/// </summary>
/// <param name="translations">Says how words are translated.</param>
internal sealed class PivotExpander(TranslationService translations)
{
    /// <summary>Most typed words that are widened.</summary>
    private const int MostTyped = 4;

    private const int PivotTranslations = 3;
    private const int PivotWords = 5;

    /// <summary>Hits read for each translation: enough for words that are worth adding.</summary>
    private const int MostRead = 150;

    private const double LeastWeight = 0.02;

    /// <summary>
    /// The share of a word's pairs in which it is translated so, at least: one that nearly always stands for something else
    /// (for beside 买, to buy) would bring all of that in.
    /// </summary>
    private const double LeastShare = 0.03;

    /// <summary>A word that is added ranks below the typed one even where every translator would use it.</summary>
    private const double MostBoost = 0.5;

    private readonly ImmutableArray<PivotWord>.Builder _added = ImmutableArray.CreateBuilder<PivotWord>();
    private int _typed;

    /// <summary>Widens a query.</summary>
    public async ValueTask<PivotExpansion> ExpandAsync(QueryNode query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var widened = await WidenAsync(query, cancellationToken).ConfigureAwait(false);
        return new PivotExpansion(widened, _added.ToImmutable());
    }

    private async ValueTask<QueryNode> WidenAsync(QueryNode node, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case TextNode { Exact: false } text:
                return await WidenWordsAsync(text, cancellationToken).ConfigureAwait(false);
            case PhraseNode { Slop: 0 } phrase:
                return await WidenWordAsync(phrase, phrase.Text, phrase.Side, cancellationToken).ConfigureAwait(false);
            case AllOfNode all:
                return all with
                {
                    Children = await WidenEachAsync(all.Children, cancellationToken).ConfigureAwait(false),
                };
            case AnyOfNode any:
                return any with
                {
                    Children = await WidenEachAsync(any.Children, cancellationToken).ConfigureAwait(false),
                };
            case ExceptNode except:
                return except with { Match = await WidenAsync(except.Match, cancellationToken).ConfigureAwait(false) };
            default:
                return node;
        }
    }

    private async ValueTask<ImmutableArray<QueryNode>> WidenEachAsync(
        ImmutableArray<QueryNode> nodes,
        CancellationToken cancellationToken
    )
    {
        var widened = ImmutableArray.CreateBuilder<QueryNode>(nodes.Length);
        foreach (var node in nodes)
        {
            widened.Add(await WidenAsync(node, cancellationToken).ConfigureAwait(false));
        }

        return widened.MoveToImmutable();
    }

    /// <summary>Several words are looked up one by one; where none of them has company the text stays in one piece.</summary>
    private async ValueTask<QueryNode> WidenWordsAsync(TextNode node, CancellationToken cancellationToken)
    {
        var words = node.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= 1)
        {
            return await WidenWordAsync(node, node.Text, node.Side, cancellationToken).ConfigureAwait(false);
        }

        var before = _added.Count;
        var parts = ImmutableArray.CreateBuilder<QueryNode>(words.Length);
        foreach (var word in words)
        {
            var part = node with { Text = word };
            parts.Add(await WidenWordAsync(part, word, node.Side, cancellationToken).ConfigureAwait(false));
        }

        if (_added.Count == before)
        {
            return node;
        }

        return node.Any ? new AnyOfNode(parts.MoveToImmutable()) : new AllOfNode(parts.MoveToImmutable());
    }

    private async ValueTask<QueryNode> WidenWordAsync(
        QueryNode node,
        string text,
        Side side,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(text) || ++_typed > MostTyped)
        {
            return node;
        }

        var from = side switch
        {
            Side.English => Language.English,
            Side.Chinese => Language.Chinese,
            _ => LanguageDetector.Detect(text) ?? Language.English,
        };
        var words = await FindAsync(text, from, cancellationToken).ConfigureAwait(false);
        if (words.IsEmpty)
        {
            return node;
        }

        _added.AddRange(words);
        return new AnyOfNode([
            node,
            .. words.Select(word => new BoostNode(
                WordQuery.Of(word.Text, from),
                (float)Math.Min(MostBoost, word.Weight)
            )),
        ]);
    }

    private async ValueTask<ImmutableArray<PivotWord>> FindAsync(
        string text,
        Language from,
        CancellationToken cancellationToken
    )
    {
        var there = from == Language.English ? Language.Chinese : Language.English;
        var own = translations.KeyOf(text, from);
        var found = new Dictionary<string, (PivotWord Word, double Pairs)>(StringComparer.Ordinal);
        var answer = await translations
            .TranslateAsync(text, from, PivotTranslations, MostRead, cancellationToken)
            .ConfigureAwait(false);
        foreach (var translation in answer.Candidates)
        {
            var back = await translations
                .TranslateAsync(translation.Text, there, PivotWords + 1, MostRead, cancellationToken)
                .ConfigureAwait(false);
            foreach (var candidate in back.Candidates)
            {
                var weight = translation.Share * candidate.Share;
                var key = translations.KeyOf(candidate.Text, from);
                if (
                    weight >= LeastWeight
                    && candidate.Count > 1
                    && !string.Equals(key, own, StringComparison.Ordinal)
                    && (!found.TryGetValue(key, out var known) || known.Word.Weight < weight)
                )
                {
                    var word = new PivotWord(text, candidate.Text, translation.Text, weight, from);
                    found[key] = (word, (double)candidate.Count * back.Total / back.Read);
                }
            }
        }

        var words = ImmutableArray.CreateBuilder<PivotWord>(PivotWords);
        var best = found
            .Values.OrderByDescending(candidate => candidate.Word.Weight)
            .ThenBy(candidate => candidate.Word.Text, StringComparer.Ordinal);
        foreach (var (word, pairs) in best)
        {
            var all = await translations.CountAsync(word.Text, from, cancellationToken).ConfigureAwait(false);
            if (pairs >= LeastShare * all)
            {
                words.Add(word);
            }

            if (words.Count == PivotWords)
            {
                break;
            }
        }

        return words.ToImmutable();
    }
}
