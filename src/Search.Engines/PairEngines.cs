namespace Search.Engines;

/// <summary>The engines of this build.</summary>
public static class PairEngines
{
    /// <summary>The name of the embedded engine, the default.</summary>
    public const string Embedded = "embedded";

    /// <summary>The name of the Lucene.Net engine.</summary>
    public const string Lucene = "lucene";

    /// <summary>The names that there are, whether or not this build has the engine.</summary>
    public static IReadOnlyList<string> Names { get; } = [Embedded, Lucene];

    private static IPairEngine[] Built { get; } =
    [
        new EmbeddedEngine(),
#if LUCENENET
        new LuceneEngine(),
#endif
    ];

    /// <summary>What is wrong with a name; null when this build has the engine.</summary>
    public static string? Problem(string name) =>
        TryFind(name) is not null ? null
        : string.Equals(name, Lucene, StringComparison.Ordinal)
            ? "This build has no Lucene.Net engine; build it with -p:LuceneNet=true where its packages can be restored."
        : $"There is no engine {name}; there are {string.Join(", ", Names)}.";

    /// <summary>The engine of a name.</summary>
    /// <exception cref="ArgumentException">This build has no such engine; the message says so.</exception>
    public static IPairEngine Find(string name) =>
        TryFind(name) ?? throw new ArgumentException(Problem(name), nameof(name));

    private static IPairEngine? TryFind(string name) =>
        Array.Find(Built, engine => string.Equals(engine.Name, name, StringComparison.Ordinal));
}
