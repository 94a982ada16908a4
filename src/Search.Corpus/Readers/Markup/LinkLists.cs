using Search.Corpus.Documents;

namespace Search.Corpus.Readers.Markup;

/// <summary>Marks runs of blocks that are links and nothing else as navigation: menus that no element calls so.</summary>
internal static class LinkLists
{
    private const int ShortestRun = 3;

    /// <summary>Marks them.</summary>
    /// <param name="lines">The lines of the page.</param>
    /// <param name="linkBlocks">The blocks whose text is nearly all inside links.</param>
    public static IReadOnlyList<RawLine> Mark(IReadOnlyList<RawLine> lines, IReadOnlySet<int> linkBlocks)
    {
        var marked = new HashSet<int>();
        var run = new List<int>();
        foreach (var block in lines.Select(l => l.Block).Distinct())
        {
            if (linkBlocks.Contains(block))
            {
                run.Add(block);
                continue;
            }

            Close();
        }

        Close();
        return marked.Count == 0
            ? lines
            : [.. lines.Select(l => marked.Contains(l.Block) ? l with { Kind = RawKind.Navigation } : l)];

        void Close()
        {
            if (run.Count >= ShortestRun)
            {
                marked.UnionWith(run);
            }

            run.Clear();
        }
    }
}
