using System.Globalization;
using Search.Concordance.Learning;
using Search.Concordance.WordAlignment;
using Search.Engines;
using Search.Index.Storage;
using Search.Query.Contract;

namespace Search.Tools.Reindex.Commands;

/// <summary>What the commands that change an index have in common.</summary>
internal static class ChangeCommand
{
    /// <summary>Opens an index for changes that its word model follows.</summary>
    public static LearningWriter Open(IPairEngine engine, string folder)
    {
        // The index is looked for first: a writer would make an empty one where the path is mistyped.
        engine.Open(folder).DisposeAsync().AsTask().GetAwaiter().GetResult();
        var writer = engine.Write(folder, new BuildOptions());
        try
        {
            return new LearningWriter(writer, Committed, folder, new AlignmentOptions());
        }
        catch (InvalidDataException e)
        {
            writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw new IndexException(e.Message, e);
        }

        IPairIndex? Committed()
        {
            try
            {
                return engine.Open(folder);
            }
            catch (IndexNotFoundException)
            {
                return null;
            }
        }
    }

    /// <summary>Says how many pairs came and went.</summary>
    public static void Report(string folder, long added, long deleted) =>
        Console.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{folder}: {added:N0} pairs added, {deleted:N0} deleted")
        );
}
