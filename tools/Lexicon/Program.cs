using System.CommandLine;
using Search.Tools.Lexicon.Commands;

var root = new RootCommand(
    "Compiles the open word lists and script tables into the resources that Search.Text embeds."
);
root.Add(BuildCommand.Create());
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
