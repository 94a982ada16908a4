using System.CommandLine;
using Search.Concordance.Exporting;
using Search.Concordance.Searching;
using Search.Query.Contract;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex export</c>: all pairs of a query on standard output, in a format that other tools read.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var question = new QuestionOptions(int.MaxValue);
        var format = new Option<ExportFormat>("--format")
        {
            Description = "The format to write.",
            DefaultValueFactory = _ => ExportFormat.Tsv,
        };
        var command = new Command("export", "Writes all pairs of a query; * is every pair.");
        question.AddTo(command);
        command.Add(format);
        command.SetAction(
            async (result, cancellation) =>
            {
                var index = question.Open(result);
                await using (index.ConfigureAwait(false))
                {
                    try
                    {
                        var pairs = new SearchService(index).StreamAsync(
                            question.From(result),
                            question.Limit(result),
                            cancellation
                        );
                        var output = Console.OpenStandardOutput();
                        await using (output.ConfigureAwait(false))
                        {
                            _ = await PairExport
                                .WriteAsync(output, result.GetValue(format), pairs, cancellation)
                                .ConfigureAwait(false);
                        }

                        return CommandRunner.Done;
                    }
                    catch (Exception error)
                        when (error is EmptyQuestionException or QueryLimitException or QuerySyntaxException)
                    {
                        await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
                        return CommandRunner.BadUsage;
                    }
                }
            }
        );
        return command;
    }
}
