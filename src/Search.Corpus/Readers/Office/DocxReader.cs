using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Search.Corpus.Documents;
using Search.Corpus.Readers.Xml;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Office;

/// <summary>
/// Reads Office Open XML text documents: paragraphs, with headings and list items told by their styles, and tables.
/// Deleted text, field codes and comments are left out; what the document links to is not opened.
/// </summary>
internal sealed class DocxReader : IDocumentReader
{
    // A part that unpacks to more is a bomb or no text.
    private const int MaxPart = 1 << 28;

    /// <inheritdoc/>
    public RawDocument Read(SourceText source, string name)
    {
        using var stream = source.OpenBytes();
        try
        {
            DocxPackage.Check(stream, source, MaxPart);
            using var document = WordprocessingDocument.Open(
                stream,
                isEditable: false,
                new OpenSettings { MaxCharactersInPart = MaxPart, AutoSave = false }
            );
            var part = document.MainDocumentPart ?? throw Damaged(source, null);
            var builder = new DocumentBuilder();
            using (var text = new StreamReader(part.GetStream(), Encoding.UTF8))
            using (var xml = SafeXml.Open(source, text))
            {
                new DocxWalker(xml, builder, source).Walk();
            }

            var properties = document.PackageProperties;
            return new RawDocument
            {
                Name = name,
                Lines = builder.Lines,
                Metadata = new DocumentMetadata
                {
                    Title = string.IsNullOrWhiteSpace(properties.Title) ? null : properties.Title,
                    Date = properties.Created is { } created ? DateOnly.FromDateTime(created) : null,
                    Attribution = string.IsNullOrWhiteSpace(properties.Creator) ? null : properties.Creator,
                },
            };
        }
        catch (Exception e)
            when (e is not (CorpusFormatException or UnauthorizedAccessException or OutOfMemoryException))
        {
            // What the package and its parts throw on damaged content is of a dozen types, argument errors among them.
            throw Damaged(source, e);
        }
    }

    private static CorpusFormatException Damaged(SourceText source, Exception? cause) =>
        source.Bad(
            "this is no .docx document, or a damaged one",
            "Open it in a word processor and save it again, or save its text.",
            inner: cause
        );
}
