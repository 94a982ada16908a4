using System.CommandLine;
using Search.Corpus.Alignment;
using Search.Corpus.Reading;
using Search.Index.Storage;
using Search.Text.Lexicon;

namespace Search.Tools.Reindex;

/// <summary>
/// Runs a command and turns what goes wrong into a message and an exit code: 0 done, 1 bad data or a bad index, 2 a
/// command line that makes no sense, 130 stopped by the user.
/// </summary>
internal static class CommandRunner
{
    public const int Done = 0;
    public const int BadData = 1;
    public const int BadUsage = 2;
    private const int Stopped = 130;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            var command = result.CommandResult.Command;
            var name = command is RootCommand ? string.Empty : " " + command.Name;
            await Console.Error.WriteLineAsync($"See `reindex{name} --help`.").ConfigureAwait(false);
            return BadUsage;
        }

        try
        {
            // A bad list of the user's own words is reported here, before anything analyses with it.
            _ = HanLexicon.Installed;
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            return await result.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e
                    is CorpusFormatException
                        or DictionaryFormatException
                        or IndexException
                        or UserWordsException
                        or InvalidDataException
            )
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return BadData;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console
                .Error.WriteLineAsync($"{e.Message.TrimEnd('.')}. Check the path, the permissions and the free space.")
                .ConfigureAwait(false);
            return BadData;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.").ConfigureAwait(false);
            return Stopped;
        }
    }
}
