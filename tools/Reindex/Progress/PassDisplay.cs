using System.Globalization;
using Search.Concordance.WordAlignment;

namespace Search.Tools.Reindex.Progress;

/// <summary>Shows the passes of the learning of words.</summary>
/// <param name="display">Where.</param>
internal sealed class PassDisplay(IProgressDisplay display) : IProgress<AlignmentProgress>
{
    /// <inheritdoc/>
    public void Report(AlignmentProgress value) =>
        display.Say(
            value.Pass == value.Passes
                ? "indexing"
                : string.Create(CultureInfo.InvariantCulture, $"learning words, pass {value.Pass} of {value.Passes}")
        );
}
