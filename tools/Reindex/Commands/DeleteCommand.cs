using System.CommandLine;
using Search.Engines;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex delete</c>: takes a source or one of its documents out of an index.</summary>
internal static class DeleteCommand
{
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--index") { Description = "The folder of the index.", Required = true };
        var source = new Argument<string>("SOURCE") { Description = "The source, as `reindex stats` names it." };
        var document = new Argument<string?>("DOCUMENT")
        {
            Description = "One document of it; all of them if absent.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var engine = new EngineOption();
        var command = new Command("delete", "Takes a source or one of its documents out of an index.")
        {
            folder,
            source,
            document,
        };
        engine.AddTo(command);
        command.SetAction(
            (result, cancellation) =>
                RunAsync(
                    engine.From(result),
                    result.GetRequiredValue(folder).FullName,
                    result.GetRequiredValue(source),
                    result.GetValue(document),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IPairEngine engine,
        string folder,
        string source,
        string? document,
        CancellationToken cancellation
    )
    {
        var writer = ChangeCommand.Open(engine, folder);
        await using (writer.ConfigureAwait(false))
        {
            var deleted = document is null
                ? await writer.DeleteSourceAsync(source, cancellation).ConfigureAwait(false)
                : await writer.DeleteDocumentAsync(source, document, cancellation).ConfigureAwait(false);
            if (deleted == 0)
            {
                await Console
                    .Error.WriteLineAsync("The index has no such pairs, so it was not changed. See `reindex stats`.")
                    .ConfigureAwait(false);
                return CommandRunner.BadData;
            }

            _ = await writer.CommitAsync(cancellation).ConfigureAwait(false);
            ChangeCommand.Report(folder, 0, deleted);
        }

        return CommandRunner.Done;
    }
}
