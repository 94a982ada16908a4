using System.CommandLine;
using Search.Tools.Bench.Commands;

var root = new RootCommand("Measurements, ours and the peers', side by side.");
root.Add(AlignCommand.Create());
root.Add(BuildCommand.Create());
root.Add(EngineCommand.Create());
root.Add(EquivalentsCommand.Create());
root.Add(JudgeCommand.Create());
root.Add(LexiconCommand.Create());
root.Add(PeersCommand.Create());
root.Add(RecallCommand.Create());
root.Add(RetrievalCommand.Create());
root.Add(SegmentationCommand.Create());
root.Add(SoakCommand.Create());
root.Add(SuggestCommand.Create());
root.Add(ThroughputCommand.Create());
root.Add(WordsCommand.Create());
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
