using Search.Query.Tree;

namespace Search.Index.LuceneNet.Syntax;

/// <summary>A query in Lucene's syntax, read.</summary>
/// <param name="Query">As Lucene runs it.</param>
/// <param name="Shown">The nearest query of this product: what is marked in hits.</param>
internal sealed record SyntaxReading(LuceneQuery Query, QueryNode Shown);
