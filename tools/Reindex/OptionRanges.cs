using System.CommandLine;

namespace Search.Tools.Reindex;

/// <summary>Limits of number options.</summary>
internal static class OptionRanges
{
    public static void Limit(Option<int> option, int least, int most) =>
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count > 0
                && result.GetValueOrDefault<int>() is var value
                && (value < least || value > most)
            )
            {
                result.AddError($"{option.Name} must be from {least} to {most}.");
            }
        });
}
