using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Search.Index.Terms;

/// <summary>What a dictionary knows of a term: how many pairs have it and where its postings are.</summary>
internal readonly unsafe struct TermInfo(int documentFrequency, byte* postings, byte* end)
{
    /// <summary>Pairs of the segment that have the term, deleted ones too; 0 for no such term.</summary>
    public readonly int DocumentFrequency = documentFrequency;

    /// <summary>The postings.</summary>
    public readonly byte* Postings = postings;

    /// <summary>Where the memory ends that the postings may take.</summary>
    public readonly byte* End = end;

    /// <summary>Has the processor fetch the first postings, which are read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch()
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Postings);
            Sse.Prefetch0(Postings + 64);
        }
    }
}
