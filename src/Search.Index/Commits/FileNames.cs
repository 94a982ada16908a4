using System.Globalization;

namespace Search.Index.Commits;

/// <summary>How the files of an index are named. Numbers are hexadecimal and fixed in width, so that names sort.</summary>
internal static class FileNames
{
    /// <summary>The file whose lock makes its holder the only writer.</summary>
    public const string WriterLock = "writer.lock";

    private const string CommitPrefix = "commit-";
    private const string PendingPrefix = "pending-";
    private const string SegmentPrefix = "segment-";
    private const string SegmentSuffix = ".seg";
    private const string DeletionsSuffix = ".del";

    public static string Commit(long generation) => Invariant($"{CommitPrefix}{generation:x16}");

    public static string Pending(long generation) => Invariant($"{PendingPrefix}{generation:x16}");

    public static string Segment(long number) => Invariant($"{SegmentPrefix}{number:x16}{SegmentSuffix}");

    public static string Deletions(long number, long generation) =>
        Invariant($"{SegmentPrefix}{number:x16}-{generation:x16}{DeletionsSuffix}");

    /// <summary>Reads a commit's generation from its name.</summary>
    public static bool TryParseCommit(string name, out long generation)
    {
        generation = 0;
        return name.Length == CommitPrefix.Length + 16
            && name.StartsWith(CommitPrefix, StringComparison.Ordinal)
            && TryParse(name.AsSpan(CommitPrefix.Length), out generation)
            && generation > 0;
    }

    /// <summary>Reads a segment's number from the name of its file or of a deletions file of it.</summary>
    public static bool TryParseSegment(string name, out long number)
    {
        number = 0;
        return name.StartsWith(SegmentPrefix, StringComparison.Ordinal)
            && name.Length >= SegmentPrefix.Length + 16
            && (
                name.EndsWith(SegmentSuffix, StringComparison.Ordinal)
                || name.EndsWith(DeletionsSuffix, StringComparison.Ordinal)
            )
            && TryParse(name.AsSpan(SegmentPrefix.Length, 16), out number);
    }

    /// <summary>Whether the name is one that an unfinished commit leaves behind.</summary>
    public static bool IsPending(string name) => name.StartsWith(PendingPrefix, StringComparison.Ordinal);

    private static bool TryParse(ReadOnlySpan<char> digits, out long value) =>
        long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
