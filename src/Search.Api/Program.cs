using System.CommandLine;
using Search.Api.Health;
using Search.Api.Hosting;
using Search.Engines;

var index = new Option<string>("--index")
{
    Description = "The folder of the index; built from the corpus when it is missing.",
    DefaultValueFactory = _ => SampleData.DefaultIndex(),
};
var corpus = new Option<string[]>("--corpus")
{
    Description = "A file or folder to build the index from when it is missing; may be given several times.",
    DefaultValueFactory = _ => [SampleData.DefaultCorpus()],
};
var urls = new Option<string>("--urls")
{
    Description = "The addresses to serve on, separated by semicolons.",
    DefaultValueFactory = _ => "http://127.0.0.1:5080",
};
var engine = new Option<string>("--engine")
{
    Description = "The engine of the index: embedded, or lucene in a build that has it.",
    DefaultValueFactory = _ => PairEngines.Embedded,
};
var health = new Option<string?>("--health")
{
    Description = "Ask the service at this address whether it is ready, and exit with 0 or 1.",
};
var command = new RootCommand("Serves bilingual search: the page at /, the API at /v1, Swagger UI at /swagger.")
{
    index,
    corpus,
    urls,
    engine,
    health,
};
command.SetAction(
    async (parsed, cancellationToken) =>
        parsed.GetValue(health) is { } address
            ? await HealthProbe.AskAsync(address, cancellationToken).ConfigureAwait(false)
            : await Service
                .RunAsync(
                    new ServiceOptions
                    {
                        IndexDirectory = parsed.GetRequiredValue(index),
                        CorpusPaths = parsed.GetRequiredValue(corpus),
                        Engine = parsed.GetRequiredValue(engine),
                        Urls = parsed.GetRequiredValue(urls),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false)
);
return await command.Parse(args).InvokeAsync().ConfigureAwait(false);
