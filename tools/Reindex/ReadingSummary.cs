using System.Globalization;
using Search.Corpus.Alignment;
using Search.Corpus.Reading;

namespace Search.Tools.Reindex;

/// <summary>What came of reading documents, for a person.</summary>
/// <param name="reports">One report a document.</param>
internal sealed class ReadingSummary(IReadOnlyList<FileReport> reports)
{
    /// <summary>
    /// 0 when everything was read but what the user allows to leave out; 1 when something bad was left out and no pair
    /// is left.
    /// </summary>
    public int ExitCode =>
        Pairs == 0 && reports.Any(r => r.Error is not null || r.BadRecords > 0)
            ? CommandRunner.BadData
            : CommandRunner.Done;

    /// <summary>The number of pairs.</summary>
    public long Pairs => reports.Sum(r => (long)r.Pairs);

    /// <summary>Writes what was kept and dropped of each document.</summary>
    public void WriteEachFile(TextWriter writer)
    {
        foreach (var report in reports)
        {
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.File.Label} ({Describe(report)}): {report.Pairs:N0} pairs kept"
                )
            );
            if (report.Alignment is { } alignment)
            {
                AlignmentReport.Write(alignment, writer);
                continue;
            }

            foreach (var (reason, count) in report.Dropped)
            {
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {count, 6:N0} dropped: {reason}"));
            }
        }
    }

    /// <summary>Writes the totals over all documents.</summary>
    public void WriteTotals(TextWriter writer)
    {
        writer.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{reports.Count:N0} documents, {Pairs:N0} pairs")
        );
        var dropped = reports
            .SelectMany(r => r.Dropped)
            .GroupBy(d => d.Key, d => d.Value, StringComparer.Ordinal)
            .OrderByDescending(g => g.Sum())
            .ThenBy(g => g.Key, StringComparer.Ordinal);
        foreach (var group in dropped)
        {
            writer.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"    {group.Sum(), 6:N0} dropped: {group.Key}")
            );
        }
    }

    /// <summary>Writes bad records and files, and documents that gave nothing.</summary>
    public void WriteProblems(TextWriter writer)
    {
        foreach (var report in reports)
        {
            foreach (var bad in report.FirstBad)
            {
                writer.WriteLine(bad.Message);
            }

            if (report.BadRecords > report.FirstBad.Count)
            {
                writer.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{report.File.Label}: {report.BadRecords - report.FirstBad.Count:N0} more bad records were left out."
                    )
                );
            }

            if (report.Error is { } error)
            {
                writer.WriteLine(error.Message);
                if (report.Pairs > 0)
                {
                    writer.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{report.File.Label}: the {report.Pairs:N0} pairs before the damage were kept."
                        )
                    );
                }
            }
            else if (report.Pairs == 0)
            {
                writer.WriteLine($"{report.File.Label}: no pairs were found in this document.");
            }
        }
    }

    private static string Describe(FileReport report)
    {
        var format = report.Format.ToString().ToLowerInvariant();
        return report.Encoding is null ? format : $"{format}, {report.Encoding}";
    }
}
