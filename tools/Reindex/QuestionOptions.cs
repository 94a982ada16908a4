using System.CommandLine;
using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Query.Tree;

namespace Search.Tools.Reindex;

/// <summary>The options of the commands that ask an index something.</summary>
internal sealed class QuestionOptions
{
    private readonly Option<DirectoryInfo> _index = new("--index")
    {
        Description = "The folder of the index.",
        Required = true,
    };
    private readonly Argument<string> _query = new("QUERY")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Words of either language, \"phrases\", -not, OR, prefix*, typo~, en: zh: source: …",
    };
    private readonly EngineOption _engine = new();
    private readonly Option<string> _syntax = new("--syntax")
    {
        Description = "lucene: QUERY is in Lucene's own syntax, for an index of that engine.",
    };
    private readonly Option<int> _limit;
    private readonly Option<string> _side = new Option<string>("--lang")
    {
        Description = "The side that the words are for.",
        DefaultValueFactory = _ => "auto",
    }.AcceptOnlyFromAmong("auto", "en", "zh");
    private readonly Option<MatchMode> _match = new("--match")
    {
        Description = "How the words have to be found together.",
        DefaultValueFactory = _ => MatchMode.All,
    };
    private readonly Option<TextMode> _mode = new("--mode")
    {
        Description = "How Chinese is matched.",
        DefaultValueFactory = _ => TextMode.Auto,
    };

    public QuestionOptions(int limit)
    {
        _limit = new Option<int>("--limit") { Description = "Most pairs wanted.", DefaultValueFactory = _ => limit };
        OptionRanges.Limit(_limit, 0, int.MaxValue);
    }

    public void AddTo(Command command)
    {
        command.Add(_index);
        _engine.AddTo(command);
        command.Add(_query);
        command.Add(_syntax);
        command.Add(_limit);
        command.Add(_side);
        command.Add(_match);
        command.Add(_mode);
    }

    public IPairIndex Open(ParseResult result) => _engine.Open(result, result.GetRequiredValue(_index).FullName);

    public int Limit(ParseResult result) => result.GetValue(_limit);

    /// <summary>The folder of the index.</summary>
    public string Folder(ParseResult result) => result.GetRequiredValue(_index).FullName;

    public SearchQuestion From(ParseResult result) =>
        new()
        {
            Text = result.GetValue(_query),
            Syntax = result.GetValue(_syntax),
            Limit = Math.Min(result.GetValue(_limit), 10_000),
            Side = result.GetValue(_side) switch
            {
                "en" => Side.English,
                "zh" => Side.Chinese,
                _ => Side.Either,
            },
            Match = result.GetValue(_match),
            Mode = result.GetValue(_mode),
        };
}
