using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Columns;
using Search.Index.Segments;
using Search.Index.Storage;
using Search.Index.Stored;
using Search.Text.Pairs;

namespace Search.Index.Merging;

/// <summary>The pairs of several segments in the order of one: by length, then by id, deleted and duplicate ones gone.</summary>
internal sealed unsafe class MergedContent : ISegmentContent, IDisposable
{
    private const int SampleSize = 1 << 19;

    private readonly ImmutableArray<SegmentSlice> _inputs;
    private readonly NativeArray<ulong> _places = new();
    private readonly ushort* _lengths;
    private readonly Dictionary<int, List<Origin>> _merged = [];
    private readonly List<(Origin, int)> _duplicates = [];
    private readonly Dictionary<SectionId, StringTableWriter> _strings = [];
    private readonly Dictionary<SectionId, int[][]> _numbers = [];
    private readonly StringTableWriter _shared = new();
    private readonly int[][] _sharedNumbers;

    /// <summary>Finds the order.</summary>
    public MergedContent(ImmutableArray<SegmentSlice> inputs, CancellationToken cancellationToken)
    {
        _inputs = inputs;
        NewIds = [.. inputs.Select(input => NewIdsOf(input.Reader.DocumentCount))];
        new MergeOrder(inputs, NewIds, _places, _merged).Run(cancellationToken);
        _lengths = (ushort*)NativeMemory.Alloc((nuint)Math.Max(1, Count * 2L), sizeof(ushort));
        for (var i = 0; i < Count; i++)
        {
            var (reader, document) = Place(i);
            _lengths[i] = reader.EnglishLengths[document];
            _lengths[Count + i] = reader.ChineseLengths[document];
        }

        _sharedNumbers = [.. inputs.Select(input => NewIdsOf(input.Reader.SharedStrings.Count))];
        AddStrings(SectionId.SourceNames, SectionId.SourceColumn, reader => reader.Sources);
        AddStrings(SectionId.DocumentNames, SectionId.DocumentColumn, reader => reader.Documents);
        AddStrings(SectionId.DomainNames, SectionId.DomainColumn, reader => reader.Domains);
    }

    /// <summary>For each input, for each of its doc ids the new one; -1 when the pair is gone.</summary>
    public int[][] NewIds { get; }

    /// <summary>All English lengths by new doc id, then all Chinese lengths.</summary>
    public ushort* Lengths => _lengths;

    /// <summary>The strings that many pairs share.</summary>
    public StringTableWriter Shared => _shared;

    /// <inheritdoc/>
    public int Count => (int)_places.Count;

    /// <inheritdoc/>
    public IReadOnlyList<(Origin Origin, int Document)> Duplicates => _duplicates;

    /// <inheritdoc/>
    public PairId Id(int document)
    {
        var (reader, old) = Place(document);
        return reader.Id(old);
    }

    /// <inheritdoc/>
    public uint TextHash(int document)
    {
        var (reader, old) = Place(document);
        return reader.TextHashOf(old);
    }

    /// <inheritdoc/>
    public StringTableWriter Strings(SectionId column) => _strings[column];

    /// <inheritdoc/>
    public int Value(SectionId column, int document)
    {
        var place = _places[document];
        var input = (int)(place >> 32);
        var reader = _inputs[input].Reader;
        var old = (int)(uint)place;
        return column switch
        {
            SectionId.SourceColumn => Number(column, input, reader.SourceColumn[old]),
            SectionId.DocumentColumn => Number(column, input, reader.DocumentColumn[old]),
            SectionId.DomainColumn => Number(column, input, reader.DomainColumn[old]),
            SectionId.PositionColumn => reader.PositionColumn[old],
            SectionId.ScriptColumn => reader.ScriptColumn[old],
            SectionId.QualityColumn => reader.QualityColumn[old],
            _ => reader.DateColumn[old],
        };
    }

    /// <summary>Writes the stored pairs and learns what duplicates there are.</summary>
    public void WriteRecords(SectionWriter output, CancellationToken cancellationToken)
    {
        var buffer = new ByteBuffer(4096);
        var head = new ByteBuffer();

        // The segments of one build share their symbols: their texts are taken over as they are.
        var symbols = _inputs.IsEmpty ? SymbolTable.Bytes : _inputs[0].Reader.Records.Symbols;
        var asIs = symbols.Count > 256 && _inputs.All(input => input.Reader.Records.Symbols.IsSame(symbols));
        var records = new RecordsWriter(output, asIs ? symbols : SymbolTrainer.Train(Sample(buffer)));
        for (var i = 0; i < Count; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var place = _places[i];
            var input = (int)(place >> 32);
            var reader = _inputs[input].Reader;
            var cursor = reader.Records.Find((int)(uint)place);
            if (asIs && cursor.Left > 0 && RecordHead.IsSelfContained(*cursor.Next) && !_merged.ContainsKey(i))
            {
                records.AddCoded(cursor.ReadBytes((int)cursor.Left), []);
                continue;
            }

            var record = RecordHead.Read(ref cursor);
            Renumber(ref record, input);
            AddOrigins(ref record, i);
            head.Clear();
            record.Write(head);
            if (asIs)
            {
                records.AddCoded(head.Written, cursor.ReadBytes((int)cursor.Left));
                continue;
            }

            buffer.Clear();
            var english = reader.Records.ReadText(ref cursor, buffer);
            _ = reader.Records.ReadText(ref cursor, buffer);
            var links = cursor.ReadBytes((int)cursor.Left);
            records.Add(head.Written, buffer.Written[..english], buffer.Written[english..], links);
        }

        records.Finish();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        NativeMemory.Free(_lengths);
    }

    private static int[] NewIdsOf(int count)
    {
        var numbers = new int[count];
        Array.Fill(numbers, -1);
        return numbers;
    }

    private (SegmentReader Reader, int Document) Place(int document)
    {
        var place = _places[document];
        return (_inputs[(int)(place >> 32)].Reader, (int)(uint)place);
    }

    private int Number(SectionId column, int input, int old) => old < 0 ? -1 : _numbers[column][input][old];

    // Only strings that a pair left still uses are taken over.
    private void AddStrings(SectionId names, SectionId column, Func<SegmentReader, StringTable> table)
    {
        var writer = new StringTableWriter();
        var numbers = new int[_inputs.Length][];
        for (var input = 0; input < numbers.Length; input++)
        {
            var reader = _inputs[input].Reader;
            var strings = table(reader);
            numbers[input] = NewIdsOf(strings.Count);
            for (var document = 0; document < reader.DocumentCount; document++)
            {
                var old = column switch
                {
                    SectionId.SourceColumn => reader.SourceColumn[document],
                    SectionId.DocumentColumn => reader.DocumentColumn[document],
                    _ => reader.DomainColumn[document],
                };
                if (NewIds[input][document] < 0 || old < 0)
                {
                    continue;
                }

                if (old >= strings.Count)
                {
                    throw new IndexCorruptException(
                        reader.File.Path,
                        -1,
                        $"pair {document} has a string in {column} that does not exist"
                    );
                }

                if (numbers[input][old] < 0)
                {
                    numbers[input][old] = writer.Number(strings[old]);
                }
            }
        }

        _strings[names] = writer;
        _numbers[column] = numbers;
    }

    private ReadOnlySpan<byte> Sample(ByteBuffer buffer)
    {
        var sample = new ByteBuffer(1 << 16);
        var step = Math.Max(1, Count / 2048);
        for (var i = 0; i < Count && sample.Length < SampleSize; i += step)
        {
            var (reader, document) = Place(i);
            var cursor = reader.Records.Find(document);
            _ = RecordHead.Read(ref cursor);
            for (var side = 0; side < 2; side++)
            {
                buffer.Clear();
                _ = reader.Records.ReadText(ref cursor, buffer);
                sample.Write(buffer.Written);
                sample.WriteByte(0);
            }
        }

        return sample.Written;
    }

    private void Renumber(ref RecordHead record, int input)
    {
        record.Title = Renumber(record.Title, input);
        record.Url = Renumber(record.Url, input);
        record.License = Renumber(record.License, input);
        record.Attribution = Renumber(record.Attribution, input);
    }

    private uint Renumber(uint number, int input)
    {
        if (number == 0)
        {
            return 0;
        }

        var table = _inputs[input].Reader.SharedStrings;
        var text = number <= table.Count && _sharedNumbers[input][number - 1] >= 0 ? null : table[(int)number - 1];
        if (text is not null)
        {
            _sharedNumbers[input][number - 1] = _shared.Number(text);
        }

        return (uint)_sharedNumbers[input][number - 1] + 1;
    }

    private void AddOrigins(ref RecordHead record, int document)
    {
        if (_merged.TryGetValue(document, out var added))
        {
            var own = Id(document);
            record.Origins =
            [
                .. (record.Origins.IsDefault ? [] : record.Origins)
                    .Concat(added)
                    .Where(origin => origin.Id != own)
                    .DistinctBy(origin => origin.Id)
                    .OrderBy(origin => origin.Id),
            ];
        }

        if (!record.Origins.IsDefaultOrEmpty)
        {
            foreach (var origin in record.Origins)
            {
                _duplicates.Add((origin, document));
            }
        }
    }
}
