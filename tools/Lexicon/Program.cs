using System.CommandLine;
using Search.Tools.Lexicon.Commands;
using Search.Tools.Lexicon.Folding;

var root = new RootCommand(
    "Compiles the open word lists and script tables into the resources that Search.Text embeds."
);
root.Add(BuildCommand.Create());
root.Add(FoldingCommand.Create());
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
