using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Search.Corpus.Documents;
using Search.Corpus.Reading;
using Search.Text.Pairs;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Search.Corpus.Tests.Reading;

public sealed class DocxTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Paragraphs_headings_list_items_and_breaks_are_told_apart()
    {
        var path = Write(
            "a.docx",
            body =>
            {
                _ = body.AppendChild(Styled("Heading1", "Tea"));
                _ = body.AppendChild(
                    new Paragraph(
                        new Run(new WordText("Tea is ")),
                        new Run(new WordText("hot.")),
                        new DeletedRun(new Run(new DeletedText("cold")))
                    )
                );
                _ = body.AppendChild(new Paragraph(new Run(new WordText("One."), new Break(), new WordText("一。"))));
                _ = body.AppendChild(Styled("ListParagraph", "item"));
                _ = body.AppendChild(new Paragraph());
            }
        );
        var document = RawDocuments.Read(path, CorpusFormat.Docx);
        RawDocuments
            .Show(document)
            .ShouldBe(["0 Heading Tea", "1 Text Tea is hot.", "2 Text One.", "2 Text 一。", "3 ListItem item"]);
        document.Metadata.Title.ShouldBe("A title");
    }

    [Fact]
    public void Hyphens_and_symbols_stay_and_hidden_text_does_not()
    {
        var path = Write(
            "a.docx",
            body =>
                body.AppendChild(
                    new Paragraph(
                        new Run(new WordText("A well"), new NoBreakHyphen(), new WordText("known tea")),
                        new Run(new RunProperties(new Vanish()), new WordText("HIDDEN")),
                        new Run(new RunProperties(new Vanish { Val = false }), new WordText(" house")),
                        new Run(new SymbolChar { Font = "Arial", Char = "2192" }),
                        new Run(new SymbolChar { Font = "Wingdings", Char = "F0E0" }, new WordText(" here."))
                    )
                )
        );
        RawDocuments
            .Show(RawDocuments.Read(path, CorpusFormat.Docx))
            .ShouldBe(["0 Text A well\u2011known tea house→ here."]);
    }

    [Fact]
    public void The_rows_of_a_two_column_translation_become_lines_with_their_languages()
    {
        var path = Write(
            "a.docx",
            body => body.AppendChild(new Table(Row("English", "中文"), Row("Hot.", "热。"), Row("Cold.", "冷。")))
        );
        var document = RawDocuments.Read(path, CorpusFormat.Docx);
        document
            .Lines.Where(l => l.Kind == RawKind.Text)
            .Select(l => (l.Block, l.Language, l.Text))
            .ShouldBe([
                (1, Language.English, "Hot."),
                (1, Language.Chinese, "热。"),
                (2, Language.English, "Cold."),
                (2, Language.Chinese, "冷。"),
            ]);
    }

    [Fact]
    public void Other_tables_are_marked_as_cells()
    {
        var path = Write("a.docx", body => body.AppendChild(new Table(Row("a", "b"), Row("1", "2"))));
        RawDocuments.Read(path, CorpusFormat.Docx).Lines.ShouldAllBe(l => l.Kind == RawKind.TableCell);
    }

    [Fact]
    public void A_document_cut_anywhere_is_a_clear_error()
    {
        var whole = File.ReadAllBytes(
            Write("a.docx", body => body.AppendChild(new Paragraph(new Run(new WordText("Tea.")))))
        );
        for (var length = 4; length < whole.Length; length += Math.Max(1, whole.Length / 60))
        {
            var path = _folder.Write("cut.docx", whole[..length]);
            var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
            error.Message.ShouldContain("cut.docx");
        }
    }

    [Fact]
    public void Flipped_bytes_never_do_worse_than_a_clear_error()
    {
        var whole = File.ReadAllBytes(
            Write("a.docx", body => body.AppendChild(new Paragraph(new Run(new WordText("Tea.")))))
        );
        const int Seed = 20241;
        var random = new Random(Seed);
        var errors = 0;
        for (var i = 0; i < 150; i++)
        {
            var bytes = (byte[])whole.Clone();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            var path = _folder.Write("flip.docx", bytes);
            try
            {
                _ = ScratchFolder.Read(path);
            }
            catch (CorpusFormatException)
            {
                errors++;
            }
        }

        errors.ShouldBeGreaterThan(0, $"seed {Seed}");
    }

    [Fact]
    public void An_archive_that_is_no_document_is_refused()
    {
        var path = Path.Combine(_folder.Root, "a.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var stream = archive.CreateEntry("readme.txt").Open();
            stream.Write("Tea"u8);
        }

        Should
            .Throw<CorpusFormatException>(() => ScratchFolder.Read(path))
            .Message.ShouldContain("holds no text document");
    }

    [Fact]
    public void A_part_that_unpacks_to_hundreds_of_megabytes_is_refused_before_it_is_unpacked()
    {
        var path = Path.Combine(_folder.Root, "bomb.docx");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            using var stream = archive.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open();
            var chunk = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < 260; i++)
            {
                stream.Write(chunk);
            }
        }

        Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path)).Message.ShouldContain("256 MB");
    }

    private string Write(string name, Action<Body> fill)
    {
        var path = Path.Combine(_folder.Root, name);
        using var document = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = "A title";
        var body = new Body();
        fill(body);
        document.AddMainDocumentPart().Document = new Document(body);
        return path;
    }

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new WordText(text)));

    private static TableRow Row(params string[] cells) =>
        new(cells.Select(c => new TableCell(new Paragraph(new Run(new WordText(c))))));
}
