namespace Search.Text.Glosses;

/// <summary>The hash of Chinese words in <c>glosses.bin</c> (FNV-1a over UTF-16 units, 32 bits).</summary>
public static class GlossHash
{
    /// <summary>The slot where the search for a word begins.</summary>
    public static int Slot(ReadOnlySpan<char> word, int slots)
    {
        var hash = 2166136261;
        foreach (var unit in word)
        {
            hash = (hash ^ unit) * 16777619;
        }

        hash ^= hash >> 15;
        return (int)(((ulong)(hash * 0x9E3779B1) * (uint)slots) >> 32);
    }
}
