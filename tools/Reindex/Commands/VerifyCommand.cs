using System.CommandLine;
using System.Globalization;
using Search.Concordance.WordAlignment;
using Search.Index.Verification;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex verify</c>: reads everything that an index is made of and names what is broken.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--index") { Description = "The folder of the index.", Required = true };
        var full = new Option<bool>("--full")
        {
            Description = "Analyse the text of every pair again, not of a sample.",
        };
        var command = new Command("verify", "Checks that an index is whole.") { folder, full };
        command.SetAction(
            (result, cancellation) =>
                Task.Run(() => Run(result.GetRequiredValue(folder), result.GetValue(full), cancellation), cancellation)
        );
        return command;
    }

    // What was learned of words is not part of a commit, and is checked as a whole.
    private static bool IsModelWhole(string folder)
    {
        var path = TranslationModelFile.PathIn(folder);
        if (!File.Exists(path))
        {
            return true;
        }

        try
        {
            _ = TranslationModelFile.Load(path);
            return true;
        }
        catch (InvalidDataException e)
        {
            Console.Error.WriteLine($"broken: {Path.GetFileName(path)}: {e.Message}");
            return false;
        }
    }

    private static int Run(string folder, bool isFull, CancellationToken cancellation)
    {
        var report = IndexVerifier.Verify(folder, new VerifyOptions { IsFull = isFull }, cancellation);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"commit {report.Generation}: {report.Pairs:N0} pairs in {report.Segments} segments; "
                    + $"{report.Bytes:N0} bytes and the analysis of {report.AnalysedPairs:N0} pairs checked"
            )
        );
        foreach (var problem in report.Problems)
        {
            Console.Error.WriteLine($"broken: {problem.File}: {problem.Message}");
        }

        if (!IsModelWhole(folder) || !report.IsWhole)
        {
            Console.Error.WriteLine("The index is damaged. Restore it from a backup or build it again.");
            return CommandRunner.BadData;
        }

        Console.WriteLine("The index is whole.");
        return CommandRunner.Done;
    }
}
