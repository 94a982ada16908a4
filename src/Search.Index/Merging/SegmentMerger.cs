using System.Collections.Immutable;
using Search.Index.Bytes;
using Search.Index.Postings;
using Search.Index.Segments;
using Search.Index.Storage;
using Search.Index.Terms;
using Search.Query.Terms;

namespace Search.Index.Merging;

/// <summary>Writes the pairs of several segments as one, without those that are deleted, in one pass over each.</summary>
public static class SegmentMerger
{
    /// <summary>Merges segments. Pairs with the same two texts become one; of pairs with the same id the one of the last segment stays.</summary>
    /// <returns>Pairs written.</returns>
    public static int Merge(
        ImmutableArray<SegmentSlice> inputs,
        ISegmentOutput output,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(output);
        using var content = new MergedContent(inputs, cancellationToken);
        var sections = new SectionWriter(output);
        var terms = WritePostings(sections, inputs, content, cancellationToken);
        WriteRest(sections, content, terms, cancellationToken);
        return content.Count;
    }

    private static unsafe void WriteRest(
        SectionWriter sections,
        MergedContent content,
        int terms,
        CancellationToken cancellationToken
    )
    {
        SegmentLengths.Write(
            sections,
            content.Lengths,
            content.Count,
            out var english,
            out var chinese,
            out var longest
        );
        content.WriteRecords(sections, cancellationToken);
        var named = SegmentColumns.Write(sections, content);
        content.Shared.Write(sections, SectionId.SharedStrings);
        new SegmentSummary(content.Count, terms, english, chinese, longest, named).Write(sections);
        sections.Finish();
    }

    private static unsafe int WritePostings(
        SectionWriter output,
        ImmutableArray<SegmentSlice> inputs,
        MergedContent content,
        CancellationToken cancellationToken
    )
    {
        using var writer = new PostingsWriter();
        var written = new TermsWriter(output);
        var buffer = new ByteBuffer(1 << 16);
        var key = new ByteBuffer();
        var terms = new TermQueue(inputs, content.NewIds);
        var merge = new PostingsMerge(content.NewIds);
        for (var count = 0; terms.Take(key, merge); count++)
        {
            if ((count & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var lengths =
                (TermSpace)key.Written[0] < TermSpace.ChineseWord ? content.Lengths : content.Lengths + content.Count;
            writer.Begin(lengths);
            merge.WriteTo(writer);
            buffer.Clear();
            writer.End(buffer);
            written.Add(key.Written, writer.DocumentFrequency, buffer.Written);
        }

        merge.Dispose();
        return written.Finish();
    }
}
