using System.Diagnostics;
using System.Globalization;

namespace Search.Tools.Reindex.Progress;

/// <summary>A line every few seconds, for logs.</summary>
/// <param name="totalBytes">How many bytes there are to read.</param>
/// <param name="writer">Where the lines go.</param>
internal sealed class LineProgress(long totalBytes, TextWriter writer) : IProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly long _begun = Stopwatch.GetTimestamp();
    private long _shown = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void Update(long bytes, long pairs, string document)
    {
        if (Stopwatch.GetElapsedTime(_shown) < Interval)
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        var elapsed = Stopwatch.GetElapsedTime(_begun);
        var share = totalBytes > 0 ? Math.Clamp((double)bytes / totalBytes, 0, 1) : 1;
        var left = share > 0 ? elapsed * ((1 - share) / share) : TimeSpan.Zero;
        var rate = pairs / elapsed.TotalSeconds;
        writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{share:P0}  {pairs:N0} pairs  {rate:N0}/s  {left:hh\\:mm\\:ss} left  {document}"
            )
        );
    }

    /// <inheritdoc/>
    public void Say(string phase) => writer.WriteLine(phase);
}
