using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Columns;

namespace Search.Index.Segments;

/// <summary>Writes everything of a segment that has one value a pair, and the orders by which pairs are found.</summary>
internal static class SegmentColumns
{
    private static readonly SectionId[] Plain =
    [
        SectionId.PositionColumn,
        SectionId.ScriptColumn,
        SectionId.QualityColumn,
        SectionId.DateColumn,
    ];

    /// <summary>Writes the columns.</summary>
    /// <returns>Distinct documents (source and document name).</returns>
    public static int Write(SectionWriter output, ISegmentContent content)
    {
        var values = new int[content.Count];
        foreach (var id in Plain)
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = content.Value(id, i);
            }

            ColumnWriter.Write(output, id, values);
        }

        WriteText(output, content, SectionId.DomainNames, SectionId.DomainColumn, values);
        WriteText(output, content, SectionId.SourceNames, SectionId.SourceColumn, values);
        var sources = (int[])values.Clone();
        WriteText(output, content, SectionId.DocumentNames, SectionId.DocumentColumn, values);
        var documents = WriteDocumentOrder(output, content, sources, values);
        WriteIds(output, content);
        WriteTextHashes(output, content);
        WriteDuplicates(output, content);
        return documents;
    }

    private static void WriteText(
        SectionWriter output,
        ISegmentContent content,
        SectionId names,
        SectionId column,
        int[] values
    )
    {
        var numbers = content.Strings(names).WriteSorted(output, names);
        for (var i = 0; i < values.Length; i++)
        {
            var number = content.Value(column, i);
            values[i] = number < 0 ? -1 : numbers[number];
        }

        ColumnWriter.Write(output, column, values);
    }

    private static int WriteDocumentOrder(SectionWriter output, ISegmentContent content, int[] sources, int[] documents)
    {
        var count = 0;
        var order = new int[documents.Length];
        for (var i = 0; i < documents.Length; i++)
        {
            if (documents[i] >= 0)
            {
                order[count++] = i;
            }
        }

        var positions = new int[documents.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = content.Value(SectionId.PositionColumn, i);
        }

        var used = order.AsSpan(0, count);
        used.Sort(
            (left, right) =>
            {
                var result = sources[left].CompareTo(sources[right]);
                result = result != 0 ? result : documents[left].CompareTo(documents[right]);
                result = result != 0 ? result : positions[left].CompareTo(positions[right]);
                return result != 0 ? result : content.Id(left).CompareTo(content.Id(right));
            }
        );
        output.Begin(SectionId.DocumentOrder);
        output.WriteAll<int>(used);
        output.End();
        var distinct = 0;
        for (var i = 0; i < count; i++)
        {
            var same =
                i > 0 && sources[used[i]] == sources[used[i - 1]] && documents[used[i]] == documents[used[i - 1]];
            distinct += same ? 0 : 1;
        }

        return distinct;
    }

    private static void WriteIds(SectionWriter output, ISegmentContent content)
    {
        var keys = new ulong[content.Count];
        var order = new int[content.Count];
        output.Begin(SectionId.PairIds);
        for (var i = 0; i < order.Length; i++)
        {
            var id = content.Id(i);
            output.Write(MemoryMarshal.AsBytes<ulong>([id.High, id.Low]));
            keys[i] = id.High;
            order[i] = i;
        }

        output.End();
        Array.Sort(keys, order);
        for (var i = 0; i < keys.Length; )
        {
            var end = i + 1;
            while (end < keys.Length && keys[end] == keys[i])
            {
                end++;
            }

            if (end - i > 1)
            {
                order.AsSpan(i, end - i).Sort((left, right) => content.Id(left).CompareTo(content.Id(right)));
            }

            i = end;
        }

        Columns.DocumentOrder.Write(output, SectionId.PairIdOrder, order);
    }

    private static void WriteTextHashes(SectionWriter output, ISegmentContent content)
    {
        var hashes = new uint[content.Count];
        var order = new int[content.Count];
        for (var i = 0; i < order.Length; i++)
        {
            hashes[i] = content.TextHash(i);
            order[i] = i;
        }

        output.Begin(SectionId.TextHashes);
        output.WriteAll<uint>(hashes);
        output.End();
        Array.Sort(hashes, order);
        Columns.DocumentOrder.Write(output, SectionId.TextHashOrder, order);
    }

    private static void WriteDuplicates(SectionWriter output, ISegmentContent content)
    {
        var buffer = new ByteBuffer();
        foreach (var (origin, document) in content.Duplicates.OrderBy(entry => entry.Origin.Id))
        {
            buffer.WriteUInt64(origin.Id.High);
            buffer.WriteUInt64(origin.Id.Low);
            buffer.WriteUInt32((uint)document);
            buffer.WriteUInt32(TextHash.OfDocument(origin.Source, origin.Document));
        }

        output.Begin(SectionId.Duplicates);
        output.Write(buffer.Written);
        output.End();
    }
}
