using System.Collections.ObjectModel;
using Search.Corpus.Alignment;

namespace Search.Corpus.Reading;

/// <summary>What came of reading a document: filled while its pairs are read, complete when they end.</summary>
/// <param name="file">The document.</param>
public sealed class FileReport(CorpusFile file)
{
    private const int MaxListed = 20;

    private readonly SortedDictionary<string, int> _dropped = new(StringComparer.Ordinal);
    private readonly List<CorpusFormatException> _bad = [];
    private long _bytesRead;

    /// <summary>The document.</summary>
    public CorpusFile File { get; } = file;

    /// <summary>The format that was found or given.</summary>
    public CorpusFormat Format { get; internal set; }

    /// <summary>The name of the encoding; null before it is known and for binary formats.</summary>
    public string? Encoding { get; internal set; }

    /// <summary>How many bytes have been read; may be asked from another thread.</summary>
    public long BytesRead
    {
        get => Volatile.Read(ref _bytesRead);
        internal set => Volatile.Write(ref _bytesRead, value);
    }

    /// <summary>How many pairs have been given.</summary>
    public int Pairs { get; internal set; }

    /// <summary>How many pieces of text were left out, by reason, such as `empty-side`.</summary>
    public IReadOnlyDictionary<string, int> Dropped => _dropped;

    /// <summary>How many bad records were left out.</summary>
    public int BadRecords { get; private set; }

    /// <summary>The first bad records, twenty at most.</summary>
    public ReadOnlyCollection<CorpusFormatException> FirstBad => _bad.AsReadOnly();

    /// <summary>What ended the reading of the document before its end; null when it was read whole.</summary>
    public Exception? Error { get; internal set; }

    /// <summary>What the aligner made of the document, where the options ask to keep it and the format has running text.</summary>
    public AlignmentResult? Alignment { get; internal set; }

    internal void Drop(string reason, int count = 1)
    {
        if (count > 0)
        {
            _dropped[reason] = _dropped.GetValueOrDefault(reason) + count;
        }
    }

    internal void AddBad(CorpusFormatException record)
    {
        BadRecords++;
        if (_bad.Count < MaxListed)
        {
            _bad.Add(record);
        }
    }
}
