using Lucene.Net.Analysis;
using Lucene.Net.Search;
using Search.Query.Contract;
using Search.Query.Tree;
using ParseException = Lucene.Net.QueryParsers.Classic.ParseException;

namespace Search.Index.LuceneNet.Syntax;

/// <summary>
/// Lucene's classic query syntax over the fields of Lucene's analysers: words join by OR, `+` and `-` and `AND` `OR`
/// `NOT`, `field:`, `"phrase"~slop`, `wild?ard*`, `word~1`, `[low TO high]`, `^boost`. Safe for use by several threads
/// at once.
/// </summary>
internal sealed class LuceneSyntax(Analyzer analyzer)
{
    /// <summary>The name of the syntax.</summary>
    public const string Name = "lucene";

    /// <summary>Reads a query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="side">The side that words without a field are for.</param>
    /// <exception cref="QuerySyntaxException">It does not parse; the message says where.</exception>
    public SyntaxReading Read(string text, Side side)
    {
        var parser = new PairQueryParser(analyzer, side);
        try
        {
            var query = parser.Parse(text);
            QueryNode shown = parser.Shown.Count switch
            {
                0 => new EverythingNode(),
                1 => parser.Shown[0],
                _ => new AnyOfNode([.. parser.Shown]),
            };
            return new SyntaxReading(query, shown);
        }
        catch (Exception e)
            when (e
                    is ParseException
                        or BooleanQuery.TooManyClausesException
                        or FormatException
                        or OverflowException
                        or ArgumentException
            )
        {
            throw new QuerySyntaxException($"Lucene's query parser cannot read it: {e.Message}", e);
        }
    }
}
