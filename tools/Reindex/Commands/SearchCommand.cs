using System.CommandLine;
using System.Globalization;
using System.Text;
using Search.Concordance.Searching;
using Search.Query.Contract;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex search</c>: a query in the query language in, hits with their translations and marks out.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var question = new QuestionOptions(20);
        var json = new Option<bool>("--json") { Description = "One JSON object a hit and line." };
        var command = new Command("search", "Searches an index in either language.");
        question.AddTo(command);
        command.Add(json);
        command.SetAction(
            async (result, cancellation) =>
            {
                var index = question.Open(result);
                await using (index.ConfigureAwait(false))
                {
                    try
                    {
                        var answer = await new SearchService(index)
                            .AskAsync(question.From(result), cancellation)
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
            Console.Out.WriteLine(json ? HitJson.Write(hit) : Lines(hit));
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

    private static string Lines(HitView hit)
    {
        var pair = hit.Stored.Pair;
        var place = pair.Document is null ? pair.Source : $"{pair.Source}, {pair.Document}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Marked(hit.English)}\n{Marked(hit.Chinese)}\n  {place} #{pair.Position}  score {hit.Score:0.00}\n"
        );
    }

    private static string Marked(SideView side)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var mark in side.Highlights)
        {
            _ = result
                .Append(side.Text, at, mark.Start - at)
                .Append('[')
                .Append(side.Text, mark.Start, mark.End - mark.Start)
                .Append(']');
            at = mark.End;
        }

        return result.Append(side.Text, at, side.Text.Length - at).ToString();
    }
}
