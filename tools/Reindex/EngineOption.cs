using System.CommandLine;
using Search.Engines;
using Search.Query.Contract;

namespace Search.Tools.Reindex;

/// <summary>The option that chooses the engine of an index.</summary>
internal sealed class EngineOption
{
    private readonly Option<string> _name = new("--engine")
    {
        Description = "The engine of the index: embedded, or lucene in a build that has it.",
        DefaultValueFactory = _ => PairEngines.Embedded,
    };

    public EngineOption() =>
        _name.Validators.Add(result =>
        {
            if (result.GetValue(_name) is { } name && PairEngines.Problem(name) is { } problem)
            {
                result.AddError(problem);
            }
        });

    public void AddTo(Command command) => command.Add(_name);

    public IPairEngine From(ParseResult result) => PairEngines.Find(result.GetRequiredValue(_name));

    public IPairIndex Open(ParseResult result, string folder) => From(result).Open(folder);
}
