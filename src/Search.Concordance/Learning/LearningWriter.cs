using System.Collections.Immutable;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Concordance.Learning;

/// <summary>
/// Changes an index together with what was learned from it: at a commit the pairs that were deleted or replaced are
/// taken out of the model, and the new ones are learned, without a look at all others. The model takes its place right
/// after the commit. New pairs wait for that in memory; a corpus goes through <see cref="LearningBuild"/>.
/// </summary>
/// <remarks>
/// An index that was built without a model stays without one; an index that has no pairs yet gets its first one here.
/// A pair of a text that stands elsewhere too and is kept once by the index is forgotten once.
/// </remarks>
public sealed class LearningWriter : IPairIndexWriter
{
    private const int PageSize = 1000;

    private readonly IPairIndexWriter _writer;
    private readonly Func<IPairIndex?> _openCommitted;
    private readonly string _modelPath;
    private readonly TranslationModelBuilder _builder;
    private readonly Dictionary<PairId, AlignedPair> _added = [];
    private readonly HashSet<PairId> _deleted = [];
    private TranslationModel? _model;
    private PairJudge? _judge;

    /// <summary>Takes over a writer; this one disposes it.</summary>
    /// <param name="writer">The writer of the index.</param>
    /// <param name="openCommitted">Opens the last commit of the index; null when there is none. It is disposed after use.</param>
    /// <param name="folder">The folder of the index.</param>
    /// <param name="options">How words are learned.</param>
    /// <exception cref="InvalidDataException">The model is damaged or of another version.</exception>
    /// <exception cref="IOException">The model cannot be read.</exception>
    public LearningWriter(
        IPairIndexWriter writer,
        Func<IPairIndex?> openCommitted,
        string folder,
        AlignmentOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(openCommitted);
        _writer = writer;
        _openCommitted = openCommitted;
        _modelPath = TranslationModelFile.PathIn(folder);
        _builder = new TranslationModelBuilder(options, new GlossTranslations(GlossTable.Default));
        UseModel(File.Exists(_modelPath) ? TranslationModelFile.Load(_modelPath) : null);
    }

    /// <inheritdoc/>
    public ValueTask AddAsync(AlignedPair pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        cancellationToken.ThrowIfCancellationRequested();
        _added[pair.Id] = _judge?.Judge(pair) ?? pair;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(PairId id, CancellationToken cancellationToken = default)
    {
        var wasAdded = _added.Remove(id);
        _ = _deleted.Add(id);
        return await _writer.DeleteAsync(id, cancellationToken).ConfigureAwait(false) || wasAdded;
    }

    /// <inheritdoc/>
    public async ValueTask<long> DeleteDocumentAsync(
        string source,
        string? document,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);

        // What a pair of the index is to be replaced by counts once, with that pair.
        var replaced = new HashSet<PairId>();
        foreach (var pair in await OfAsync(source, document, cancellationToken).ConfigureAwait(false))
        {
            if (_deleted.Add(pair.Id))
            {
                _ = replaced.Add(pair.Id);
            }
        }

        var added = 0L;
        foreach (var (id, pair) in _added)
        {
            if (IsOf(pair, source, document))
            {
                _ = _added.Remove(id);
                added += replaced.Contains(id) ? 0 : 1;
            }
        }

        return added + await _writer.DeleteDocumentAsync(source, document, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes all pairs of all documents that the committed index has of a source.</summary>
    /// <returns>How many were deleted.</returns>
    public async ValueTask<long> DeleteSourceAsync(string source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var deleted = 0L;
        foreach (var document in await DocumentsOfAsync(source, cancellationToken).ConfigureAwait(false))
        {
            deleted += await DeleteDocumentAsync(source, document, cancellationToken).ConfigureAwait(false);
        }

        return deleted;
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The disk is full; neither the index nor the model was changed.</exception>
    public async ValueTask<long> CommitAsync(CancellationToken cancellationToken = default)
    {
        var model = await LearnAsync(cancellationToken).ConfigureAwait(false);
        await AddAllAsync(model ?? _model, cancellationToken).ConfigureAwait(false);
        if (model is null || ReferenceEquals(model, _model))
        {
            Forget();
            return await _writer.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        using var prepared = PreparedModel.Write(model, _modelPath);
        var generation = await _writer.CommitAsync(cancellationToken).ConfigureAwait(false);
        prepared.Publish();
        UseModel(model);
        Forget();
        return generation;

        void Forget()
        {
            _added.Clear();
            _deleted.Clear();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    // Only now are the words of the new pairs known, by which those of each pair are linked.
    private async ValueTask AddAllAsync(TranslationModel? model, CancellationToken cancellationToken)
    {
        var review = model is null ? null : new PairReview(model, null);
        foreach (var pair in _added.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _writer.AddAsync(review?.Of(pair) ?? pair, cancellationToken).ConfigureAwait(false);
        }
    }

    private void UseModel(TranslationModel? model)
    {
        _model = model;
        _judge = model?.Pairs >= LearningBuild.LeastJudged ? new PairJudge(model) : null;
    }

    private async ValueTask<TranslationModel?> LearnAsync(CancellationToken cancellationToken)
    {
        var (gone, isFirst) = await GoneAsync(cancellationToken).ConfigureAwait(false);
        var added = _added.Values.Select(pair => (pair.English, pair.Chinese)).ToHashSet();

        // A pair that was replaced by one of the same texts has been learned already.
        var kept = gone.ToHashSet();
        kept.IntersectWith(added);
        var forgotten = gone.Where(pair => !kept.Contains(pair)).ToList();
        var learned = _added
            .Values.Select(pair => (pair.English, pair.Chinese))
            .Where(pair => !kept.Contains(pair))
            .ToList();
        if (_model is null)
        {
            return isFirst && learned.Count > 0 ? _builder.Train(learned, null, cancellationToken) : null;
        }

        var model = _model;
        model = forgotten.Count > 0 ? _builder.Forget(model, forgotten, cancellationToken) : model;
        return learned.Count > 0 ? _builder.Update(model, learned, cancellationToken) : model;
    }

    /// <summary>The texts that the changes take out of the committed index, and whether that is empty.</summary>
    private async ValueTask<(List<(string English, string Chinese)> Gone, bool IsEmpty)> GoneAsync(
        CancellationToken cancellationToken
    )
    {
        if (_openCommitted() is not { } index)
        {
            return ([], true);
        }

        await using (index.ConfigureAwait(false))
        {
            var statistics = await index.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
            var gone = new List<(string English, string Chinese)>();
            foreach (var ids in _deleted.Union(_added.Keys).Chunk(PageSize))
            {
                var pairs = await index.GetAsync([.. ids], cancellationToken).ConfigureAwait(false);
                gone.AddRange(pairs.Select(stored => (stored.Pair.English, stored.Pair.Chinese)));
            }

            return (gone, statistics.Pairs == 0);
        }
    }

    private async ValueTask<ImmutableArray<string?>> DocumentsOfAsync(
        string source,
        CancellationToken cancellationToken
    )
    {
        if (_openCommitted() is not { } index)
        {
            return [];
        }

        await using (index.ConfigureAwait(false))
        {
            return await index.ListDocumentsAsync(source, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<List<AlignedPair>> OfAsync(
        string source,
        string? document,
        CancellationToken cancellationToken
    )
    {
        var found = new List<AlignedPair>();
        if (_openCommitted() is not { } index)
        {
            return found;
        }

        await using (index.ConfigureAwait(false))
        {
            PairFilter filter = new OneOfFilter(TextColumn.Source, [source]);
            var request = new SearchRequest
            {
                Query = new EverythingNode(),
                Filter = document is null
                    ? filter
                    : new AllFilter([filter, new OneOfFilter(TextColumn.Document, [document])]),
                Limit = PageSize,
                Sort = SortOrder.Length,
                Total = TotalMode.None,
            };
            SearchPage page;
            do
            {
                page = await index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
                found.AddRange(page.Hits.Select(hit => hit.Stored!.Pair).Where(pair => IsOf(pair, source, document)));
                request = page.Hits.IsEmpty ? request : request with { After = page.Hits[^1].Cursor };
            } while (page.HasMore);
        }

        return found;
    }

    private static bool IsOf(AlignedPair pair, string source, string? document) =>
        string.Equals(pair.Source, source, StringComparison.Ordinal)
        && string.Equals(pair.Document, document, StringComparison.Ordinal);
}
