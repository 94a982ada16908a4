using System.Runtime.CompilerServices;
using Search.Index.Bytes;
using Search.Index.Stored;
using Search.Text.Pairs;

namespace Search.Index.Segments;

/// <content>Finding pairs other than by their words.</content>
public sealed unsafe partial class SegmentReader
{
    /// <summary>The doc id of a pair, or of the pair that it was merged with as a duplicate; -1 when there is none.</summary>
    public int FindPair(PairId id)
    {
        var document = FindOwn(id);
        return document >= 0 ? document : FindDuplicate(id);
    }

    /// <summary>The doc id of the pair with exactly these texts, -1 when there is none.</summary>
    public int FindTexts(string english, string chinese)
    {
        ArgumentNullException.ThrowIfNull(english);
        ArgumentNullException.ThrowIfNull(chinese);
        var first = new ByteBuffer(english.Length * 3);
        var second = new ByteBuffer(chinese.Length * 3);
        Wtf8.Write(english, first);
        Wtf8.Write(chinese, second);
        return FindTexts(TextHash.Compute(first.Written, second.Written), first.Written, second.Written);
    }

    /// <summary>The doc ids of a document of a source, by rising position; of a source's pairs without a document when it is null.</summary>
    public int[] FindDocument(string source, string? document) => GatherPlaces(source, document).Documents;

    /// <summary>The same with positions; kept for the documents that were asked for last.</summary>
    internal DocumentPlaces Places(string source, string? document) => _places.Get(source, document, GatherPlaces);

    private DocumentPlaces GatherPlaces(string source, string? document)
    {
        var found = new List<(int Position, int Document)>();
        var sourceNumber = Sources.Find(source);
        if (sourceNumber >= 0 && document is null)
        {
            for (var i = 0; i < DocumentCount; i++)
            {
                if (SourceColumn[i] == sourceNumber && DocumentColumn[i] < 0)
                {
                    found.Add((PositionColumn[i], i));
                }
            }
        }
        else if (sourceNumber >= 0 && document is not null && Documents.Find(document) is var number and >= 0)
        {
            for (var at = FirstOfDocument(sourceNumber, number); at < _documentOrderCount; at++)
            {
                var candidate = _documentOrder[at];
                CheckDocument(candidate);
                if (SourceColumn[candidate] != sourceNumber || DocumentColumn[candidate] != number)
                {
                    break;
                }

                found.Add((PositionColumn[candidate], candidate));
            }
        }

        AddDuplicates(source, document, found);
        found.Sort(
            (left, right) =>
                left.Position != right.Position
                    ? left.Position.CompareTo(right.Position)
                    : Id(left.Document).CompareTo(Id(right.Document))
        );
        var distinct = found.DistinctBy(entry => entry.Document).ToArray();
        return new DocumentPlaces(
            Array.ConvertAll(distinct, entry => entry.Document),
            Array.ConvertAll(distinct, entry => entry.Position)
        );
    }

    /// <summary>Adds the names of the documents of a source, of its duplicates too, deleted or not.</summary>
    /// <returns>Whether the source has pairs without a document.</returns>
    internal bool ListDocuments(string source, ISet<string> names)
    {
        var hasNone = false;
        var number = Sources.Find(source);
        var seen = new HashSet<int>();
        for (var i = 0; i < DocumentCount && number >= 0; i++)
        {
            if (SourceColumn[i] == number && seen.Add(DocumentColumn[i]))
            {
                hasNone |= Note(DocumentColumn[i] < 0 ? null : Documents[DocumentColumn[i]]);
            }
        }

        // A pair tells of all its duplicates at once.
        var told = new HashSet<int>();
        for (var i = 0; i < _duplicateCount; i++)
        {
            if (ReadDuplicate(i).Document is var document && told.Add(document))
            {
                foreach (var origin in LoadOrigins(document))
                {
                    hasNone |= origin.Source == source && Note(origin.Document);
                }
            }
        }

        return hasNone;

        bool Note(string? name)
        {
            if (name is not null)
            {
                _ = names.Add(name);
            }

            return name is null;
        }
    }

    internal int FindTexts(uint hash, ReadOnlySpan<byte> english, ReadOnlySpan<byte> chinese)
    {
        int low = 0,
            high = DocumentCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            CheckDocument(_textHashOrder[middle]);
            if (_textHashes[_textHashOrder[middle]] < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < DocumentCount; low++)
        {
            var candidate = _textHashOrder[low];
            CheckDocument(candidate);
            if (_textHashes[candidate] != hash)
            {
                break;
            }

            if (HasTexts(candidate, english, chinese))
            {
                return candidate;
            }
        }

        return -1;
    }

    internal bool HasTexts(int document, ReadOnlySpan<byte> english, ReadOnlySpan<byte> chinese)
    {
        var cursor = Records.Find(document);
        _ = RecordHead.Read(ref cursor);
        var buffer = new ByteBuffer(english.Length + chinese.Length + 16);
        var length = Records.ReadText(ref cursor, buffer);
        if (length != english.Length)
        {
            return false;
        }

        _ = Records.ReadText(ref cursor, buffer);
        return buffer.Written[..length].SequenceEqual(english) && buffer.Written[length..].SequenceEqual(chinese);
    }

    private int FindOwn(PairId id)
    {
        int low = 0,
            high = DocumentCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var candidate = _idOrder[middle];
            var order = Id(candidate).CompareTo(id);
            if (order == 0)
            {
                return candidate;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    private int FindDuplicate(PairId id)
    {
        int low = 0,
            high = _duplicateCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var entry = ReadDuplicate(middle);
            var order = entry.Id.CompareTo(id);
            if (order == 0)
            {
                return entry.Document;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return -1;
    }

    private (PairId Id, int Document, uint Hash) ReadDuplicate(int index)
    {
        var entry = _duplicates + ((long)index * DuplicateSize);
        var document = Unsafe.ReadUnaligned<int>(entry + 16);
        CheckDocument(document);
        var id = new PairId(Unsafe.ReadUnaligned<ulong>(entry), Unsafe.ReadUnaligned<ulong>(entry + 8));
        return (id, document, Unsafe.ReadUnaligned<uint>(entry + 20));
    }

    private int FirstOfDocument(int source, int document)
    {
        int low = 0,
            high = _documentOrderCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var candidate = _documentOrder[middle];
            CheckDocument(candidate);
            var order = SourceColumn[candidate].CompareTo(source);
            order = order != 0 ? order : DocumentColumn[candidate].CompareTo(document);
            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void AddDuplicates(string source, string? document, List<(int Position, int Document)> found)
    {
        if (_duplicateCount == 0)
        {
            return;
        }

        var hash = TextHash.OfDocument(source, document);
        for (var i = 0; i < _duplicateCount; i++)
        {
            var entry = ReadDuplicate(i);
            if (entry.Hash != hash)
            {
                continue;
            }

            foreach (var origin in LoadOrigins(entry.Document))
            {
                if (origin.Id == entry.Id && origin.Source == source && origin.Document == document)
                {
                    found.Add((origin.Position, entry.Document));
                }
            }
        }
    }
}
