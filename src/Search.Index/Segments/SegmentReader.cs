using Search.Index.Storage;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Segments;

/// <summary>
/// One segment: pairs with doc ids from 0 in rising order of length, their terms, columns and texts, read from a
/// mapped file that the caller keeps mapped. Immutable; safe for use by several threads at once.
/// </summary>
public sealed class SegmentReader
{
    private SegmentReader(MappedFile file)
    {
        File = file;
    }

    /// <summary>The file.</summary>
    public MappedFile File { get; }

    /// <summary>Pairs, deleted ones too.</summary>
    public int DocumentCount { get; }

    /// <summary>Positions of all English sides.</summary>
    public long EnglishPositions { get; }

    /// <summary>Positions of all Chinese sides.</summary>
    public long ChinesePositions { get; }

    /// <summary>Opens a segment: checks header, section table and footer, not every byte.</summary>
    /// <exception cref="IndexCorruptException">The file is no segment, or a damaged one.</exception>
    public static SegmentReader Open(MappedFile file) => new(file);

    /// <summary>The doc id of a pair, or of the pair that it was merged with as a duplicate; -1 when there is none.</summary>
    public int FindPair(PairId id) => throw new NotSupportedException(id.ToString());

    /// <summary>The doc id of the pair with exactly these texts, -1 when there is none.</summary>
    public int FindTexts(string english, string chinese) => throw new NotSupportedException(english + chinese);

    /// <summary>The doc ids of a document of a source, by rising position; of a source's pairs without a document when it is null.</summary>
    public int[] FindDocument(string source, string? document) => throw new NotSupportedException(source + document);

    /// <summary>The id of a pair.</summary>
    public PairId Id(int document) => throw new NotSupportedException($"{document}");

    /// <summary>Positions of one side of a pair.</summary>
    public int Length(int document, Language side) => throw new NotSupportedException($"{document}{side}");

    /// <summary>Reads a pair.</summary>
    public StoredPair Load(int document) => throw new NotSupportedException($"{document}");

    /// <summary>Walks everything: checksums, order, counts, bounds.</summary>
    /// <exception cref="IndexCorruptException">Something is wrong; the message says what and where.</exception>
    public void Validate(CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{cancellationToken}");
}
