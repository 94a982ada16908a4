using System.CommandLine;

return await new RootCommand().Parse(args).InvokeAsync().ConfigureAwait(false);
