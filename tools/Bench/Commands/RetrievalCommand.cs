using System.CommandLine;
using Search.Index;
using Search.Query.Contract;
using Search.Tools.Bench.Recall;
using Search.Tools.Bench.Retrieval;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench retrieval</c>: how high the paragraph that answers a question ranks, among many short pairs; the same for
/// known short pairs asked for by three of their words; and Lucene on the same texts and questions where it is there.
/// </summary>
public static class RetrievalCommand
{
    public static Command Create()
    {
        var options = new RetrievalOptions();
        var command = new Command("retrieval", "Measures ranking on judged questions.");
        options.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var set = RetrievalSet.Read(
                    parsed.GetRequiredValue(options.Documents).FullName,
                    parsed.GetRequiredValue(options.Questions).FullName,
                    parsed.GetRequiredValue(options.Relevance).FullName,
                    parsed.GetRequiredValue(options.Among).FullName,
                    parsed.GetRequiredValue(options.Language) == "en",
                    parsed.GetValue(options.KnownItems)
                );
                using var folder = new TemporaryFolder("retrieval");
                PairLines.Build(folder.Path, set.Pairs);
                var ranking = options.Ranking(parsed);
                var index = PairIndex.Open(folder.Path, new PairIndexOptions { Ranking = ranking });
                await using (index.ConfigureAwait(false))
                {
                    await OursAsync(index, set, cancellation).ConfigureAwait(false);
                }

                if (!parsed.GetValue(options.NoLucene))
                {
                    LucenePeer.Run(set, folder.Path, Console.Out);
                }
            }
        );
        return command;
    }

    private static async Task OursAsync(IPairIndex index, RetrievalSet set, CancellationToken cancellation)
    {
        foreach (var (name, questions, across) in set.Runs())
        {
            var run = new RetrievalRun(index, set, across);
            var score = await run.RunAsync(questions, cancellation).ConfigureAwait(false);
            Console.Out.WriteLine($"OURS   {name} {score}");
        }
    }
}
