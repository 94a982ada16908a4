using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Search.Tools.Reindex.Progress;

/// <summary>A bar that is drawn again and again in one place.</summary>
/// <param name="task">The task that the bar shows.</param>
internal sealed class BarProgress(ProgressTask task) : IProgressDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long _shown;

    /// <inheritdoc/>
    public void Update(long bytes, long pairs, string document)
    {
        if (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < Interval && bytes < task.MaxValue)
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        task.Value = bytes;
        task.Description = string.Create(CultureInfo.InvariantCulture, $"{pairs:N0} pairs, {document}").EscapeMarkup();
    }

    /// <inheritdoc/>
    public void Say(string phase)
    {
        task.Value = task.MaxValue;
        task.Description = phase.EscapeMarkup();
    }
}
