using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Search.Index.Commits;

/// <summary>
/// The documents of a segment that are deleted: one bit a doc id. Immutable, so that a snapshot keeps seeing what it
/// saw; a change makes a copy.
/// </summary>
public sealed class Deletions
{
    private readonly ulong[] _words;

    private Deletions(int documentCount, ulong[] words, int count)
    {
        DocumentCount = documentCount;
        _words = words;
        Count = count;
    }

    /// <summary>Documents of the segment, deleted ones too.</summary>
    public int DocumentCount { get; }

    /// <summary>Deleted documents.</summary>
    public int Count { get; }

    /// <summary>The bits, lowest doc id in the lowest bit of the first word; bits past the last document are 0.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>No document of a segment is deleted.</summary>
    public static Deletions None(int documentCount) => new(documentCount, new ulong[WordCount(documentCount)], 0);

    /// <summary>Takes over bits.</summary>
    /// <returns>Null when the number of words is wrong or a bit past the last document is set.</returns>
    public static Deletions? TryCreate(int documentCount, ulong[] words)
    {
        if (words.Length != WordCount(documentCount))
        {
            return null;
        }

        var used = documentCount & 63;
        if (used != 0 && words[^1] >> used != 0)
        {
            return null;
        }

        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return new Deletions(documentCount, words, count);
    }

    /// <summary>Words that a segment of so many documents takes.</summary>
    public static int WordCount(int documentCount) => (int)(((uint)documentCount + 63) >> 6);

    /// <summary>Whether a document is deleted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int document)
    {
        Debug.Assert((uint)document < (uint)DocumentCount, "A doc id is below the segment's count.");
        return (_words[document >> 6] & (1UL << document)) != 0;
    }

    /// <summary>These deletions and more.</summary>
    public Deletions With(IEnumerable<int> documents)
    {
        var words = _words.AsSpan().ToArray();
        var count = Count;
        foreach (var document in documents)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)document, (uint)DocumentCount);
            var bit = 1UL << document;
            ref var word = ref words[document >> 6];
            count += (word & bit) == 0 ? 1 : 0;
            word |= bit;
        }

        return new Deletions(DocumentCount, words, count);
    }
}
