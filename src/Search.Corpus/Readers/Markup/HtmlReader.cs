using AngleSharp.Html.Parser;
using Search.Corpus.Documents;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Markup;

/// <summary>
/// Reads a web page: its main content as lines, navigation marked as such. Nothing that the page refers to is loaded,
/// and no script runs.
/// </summary>
internal sealed class HtmlReader : IDocumentReader
{
    /// <inheritdoc/>
    public RawDocument Read(SourceText source, string name)
    {
        string text;
        using (var reader = source.OpenMarkup())
        {
            text = source.ReadPage(reader);
        }

        if (HtmlDepth.IsOver(text))
        {
            throw source.Bad(
                "the page is nested deeper than 512 elements",
                "Its tags are not closed; read it as running text with --format text."
            );
        }

        using var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(text);
        var builder = new DocumentBuilder();
        var walker = new HtmlWalker(builder, new PageRegions(page), firstLine: 1);
        if (page.Body is { } body)
        {
            walker.Walk(body);
        }

        return new RawDocument
        {
            Name = name,
            Lines = LinkLists.Mark(builder.Lines, walker.LinkBlocks),
            Metadata = HtmlMetadata.Read(page),
        };
    }

    /// <summary>Adds the text of a piece of HTML that stands in another format.</summary>
    /// <param name="fragment">The piece.</param>
    /// <param name="line">The one-based line where it begins.</param>
    /// <param name="kind">What the surrounding format says that it is.</param>
    /// <param name="builder">Where its lines go.</param>
    public static void AddFragment(string fragment, int line, RawKind kind, DocumentBuilder builder)
    {
        if (HtmlDepth.IsOver(fragment))
        {
            builder.Add(fragment, line, RawKind.Markup);
            return;
        }

        using var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(
            fragment
        );
        if (page.Body is { } body)
        {
            new HtmlWalker(builder, regions: null, line) { OuterKind = kind }.Walk(body);
        }
    }
}
