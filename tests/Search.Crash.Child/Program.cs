using System.Globalization;
using Search.Crash.Child;
using Search.Index;

// Lives through a history until it is killed: `Search.Crash.Child build|write FOLDER STATE`. Each line on standard
// output is a state that has been committed.
if (args.Length != 3 || !int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out var state))
{
    return 2;
}

// The first line says that it has started.
Say(state);
var folder = args[1];
if (args[0] == "build")
{
    while (true)
    {
        state++;
        using var builder = PairIndexBuilder.Create(
            folder,
            new PairIndexWriterOptions { Threads = 2, MemoryBudget = 1 << 20 }
        );
        builder.Add(History.Marker(state));
        foreach (var pair in History.Build(state))
        {
            builder.Add(pair);
        }

        _ = builder.Commit();
        Say(state);
    }
}

var writer = PairIndexWriter.Open(folder);
while (true)
{
    state++;
    _ = await writer.DeleteAsync(History.Marker(state - 1).Id);
    await writer.AddAsync(History.Marker(state));
    foreach (var pair in History.Added(state))
    {
        await writer.AddAsync(pair);
    }

    foreach (var pair in History.DeletedIn(state))
    {
        if (!await writer.DeleteAsync(pair.Id))
        {
            throw new InvalidOperationException($"{pair.English} is missing in state {state}.");
        }
    }

    _ = await writer.CommitAsync();
    Say(state);
}

static void Say(int state)
{
    Console.Out.WriteLine(state.ToString(CultureInfo.InvariantCulture));
    Console.Out.Flush();
}
