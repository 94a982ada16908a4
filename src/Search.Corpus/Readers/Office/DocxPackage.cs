using System.IO.Compression;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Office;

/// <summary>Looks at a package before anything in it is unpacked.</summary>
internal static class DocxPackage
{
    /// <summary>Checks that it holds a document and that no part unpacks to more than the limit.</summary>
    /// <exception cref="CorpusFormatException">It does not.</exception>
    /// <exception cref="InvalidDataException">It is no ZIP archive.</exception>
    public static void Check(Stream stream, SourceText source, int maxPart)
    {
        var hasDocument = false;
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            foreach (var entry in archive.Entries)
            {
                hasDocument |= entry.FullName.EndsWith("document.xml", StringComparison.OrdinalIgnoreCase);
                if (entry.Length > maxPart && entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
                {
                    throw source.Bad(
                        "a part of this document unpacks to more than 256 MB",
                        "This is no text document; leave it out."
                    );
                }
            }
        }

        if (!hasDocument)
        {
            throw source.Bad("this archive holds no text document", "Unpack it and give the documents in it.");
        }

        _ = stream.Seek(0, SeekOrigin.Begin);
    }
}
