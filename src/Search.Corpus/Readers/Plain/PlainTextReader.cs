using Search.Corpus.Documents;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Plain;

/// <summary>Reads running text as it is: a blank line ends a block, everything else is left to the aligner.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    /// <inheritdoc/>
    public RawDocument Read(SourceText source, string name)
    {
        using var reader = source.OpenLines();
        var lines = new List<RawLine>();
        var metadata = DocumentMetadata.None;
        var block = 0;
        var isOpen = false;
        var frontMatter = new FrontMatter();
        while (reader.ReadLine() is { } line)
        {
            if (reader.LineOffset > source.Options.MaxDocument)
            {
                throw source.TooLarge();
            }

            if (string.IsNullOrWhiteSpace(line))
            {
                block += isOpen ? 1 : 0;
                isOpen = false;
                continue;
            }

            var isFrontMatter = frontMatter.Take(line, (int)reader.LineNumber);
            lines.Add(
                new RawLine(line, (int)reader.LineNumber, block)
                {
                    Offset = reader.LineOffset,
                    Kind = isFrontMatter ? RawKind.FrontMatter : RawKind.Text,
                }
            );
            isOpen = true;
            if (frontMatter.HasJustEnded)
            {
                metadata = frontMatter.Metadata;
                block++;
                isOpen = false;
            }
        }

        return new RawDocument
        {
            Name = name,
            Lines = frontMatter.IsOpen ? [.. lines.Select(l => l with { Kind = RawKind.Text })] : lines,
            Metadata = metadata,
        };
    }
}
