using System.CommandLine;
using System.Globalization;
using Search.Concordance.Searching;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex search</c>: a query in the query language in, hits with their translations and marks out.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var question = new QuestionOptions(20);
        var options = new SearchOptions();
        var json = new Option<bool>("--json") { Description = "One JSON object a hit and line." };
        var command = new Command("search", "Searches an index in either language.");
        question.AddTo(command);
        options.AddTo(command);
        command.Add(json);
        command.SetAction(
            async (result, cancellation) =>
            {
                var index = question.Open(result);
                await using (index.ConfigureAwait(false))
                {
                    try
                    {
                        var asked = options.Apply(result, question.From(result));
                        var words = asked.Include.HasFlag(HitParts.Equivalents) ? Words(question.Folder(result)) : null;
                        var answer = await new SearchService(index, words)
                            .AskAsync(asked, cancellation)
                            .ConfigureAwait(false);
                        Write(answer, result.GetValue(json));
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

    private static void Write(SearchAnswer answer, bool json)
    {
        foreach (var note in answer.Notes)
        {
            Console.Error.WriteLine(note);
        }

        foreach (var hit in answer.Hits)
        {
            Console.Out.WriteLine(json ? HitJson.Write(hit) : HitLines.Write(hit));
        }

        foreach (var facet in json ? [] : answer.Facets)
        {
            foreach (var count in facet.Counts)
            {
                Console.Out.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{facet.Column}\t{count.Value}\t{count.Count}")
                );
            }
        }

        if (!json)
        {
            var total = answer.Total is { } found
                ? string.Create(CultureInfo.InvariantCulture, $" of {(found.IsExact ? "" : "about ")}{found.Value:N0}")
                : string.Empty;
            Console.Out.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{answer.Hits.Length}{total} pairs for {answer.ParsedText}"
                )
            );
        }
    }

    private static TranslationModel? Words(string folder)
    {
        var path = TranslationModelFile.PathIn(folder);
        if (File.Exists(path))
        {
            return TranslationModelFile.Load(path);
        }

        Console.Error.WriteLine("The index was built without word translations, so there are no equivalents.");
        return null;
    }
}
