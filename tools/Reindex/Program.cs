using System.CommandLine;
using Search.Tools.Reindex;
using Search.Tools.Reindex.Commands;

var root = new RootCommand("Makes and examines bilingual indexes.");
root.Add(AddCommand.Create());
root.Add(AlignCommand.Create());
root.Add(AnalyzeCommand.Create());
root.Add(BuildCommand.Create());
root.Add(DeleteCommand.Create());
root.Add(ExportCommand.Create());
root.Add(LinksCommand.Create());
root.Add(SearchCommand.Create());
root.Add(StatsCommand.Create());
root.Add(VerifyCommand.Create());
return await CommandRunner.RunAsync(root, args).ConfigureAwait(false);
