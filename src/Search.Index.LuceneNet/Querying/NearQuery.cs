using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Query.Terms;

namespace Search.Index.LuceneNet.Querying;

/// <summary>
/// Words near each other, exactly as <see cref="TermPhrase"/> defines it. Lucene's sloppy phrase and span queries find
/// nearly the same pairs but weigh them otherwise, and neither keeps order and weight at once.
/// </summary>
internal sealed class NearQuery(TermPhrase phrase) : LuceneQuery
{
    /// <summary>The words and how near they have to be.</summary>
    public TermPhrase Phrase { get; } = phrase;

    /// <inheritdoc/>
    public override Weight CreateWeight(IndexSearcher searcher) => new NearWeight(this, searcher);

    /// <inheritdoc/>
    public override void ExtractTerms(ISet<Term> terms)
    {
        foreach (var term in Phrase.Terms)
        {
            _ = terms.Add(TermTranslation.TermOf(term.Space, term.Term));
        }
    }

    /// <inheritdoc/>
    public override string ToString(string field) =>
        $"near({string.Join(' ', Phrase.Terms.Select(term => term.Term))})~{Phrase.Slop}";

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        base.Equals(obj)
        && obj is NearQuery other
        && Phrase.Slop == other.Phrase.Slop
        && Phrase.InOrder == other.Phrase.InOrder
        && Phrase.Boost.Equals(other.Phrase.Boost)
        && Phrase.Terms.AsSpan().SequenceEqual(other.Phrase.Terms.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(base.GetHashCode());
        hash.Add(Phrase.Slop);
        foreach (var term in Phrase.Terms)
        {
            hash.Add(term);
        }

        return hash.ToHashCode();
    }
}
