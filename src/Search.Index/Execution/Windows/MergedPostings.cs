using System.Runtime.InteropServices;

namespace Search.Index.Execution.Windows;

/// <summary>
/// The pairs of a window that have one of several terms, in one list; of two terms it also knows which pair came from which,
/// so that the postings of those that are left later are found without a search.
/// </summary>
internal sealed unsafe class MergedPostings : IDisposable
{
    private readonly uint* _first = Allocate();
    private readonly uint* _second = Allocate();

    // The numbers in the list of what came from the last term; the complement of the number where the pair was there before.
    private readonly int* _inserted = (int*)Allocate();
    private int _insertedCount;

    /// <summary>The doc ids; valid while the postings of the first term are.</summary>
    public uint* Documents { get; private set; }

    /// <summary>How many.</summary>
    public int Count { get; private set; }

    /// <summary>Starts with the postings of the first term, which are not copied.</summary>
    public void Start(WindowPostings postings)
    {
        Documents = postings.Documents + postings.Begin;
        Count = postings.End - postings.Begin;
        _insertedCount = 0;
    }

    /// <summary>Adds a further term. It is the rarer one nearly always, so what is there is copied run by run.</summary>
    public void Add(WindowPostings postings)
    {
        var more = postings.Documents;
        var (next, end) = (postings.Begin, postings.End);
        _insertedCount = 0;
        if (next == end)
        {
            return;
        }

        var source = Documents;
        var target = source == _first ? _second : _first;
        int read = 0,
            written = 0;
        for (; next < end; next++)
        {
            var run = read;
            while (run < Count && source[run] < more[next])
            {
                run++;
            }

            Copy(source + read, target + written, run - read);
            written += run - read;
            read = run < Count && source[run] == more[next] ? run + 1 : run;
            _inserted[_insertedCount++] = read > run ? ~written : written;
            target[written++] = more[next];
        }

        Copy(source + read, target + written, Count - read);
        Count = written + Count - read;
        Documents = target;
    }

    /// <summary>Says where the postings of pairs of the list are, when it was made of two terms.</summary>
    /// <param name="chosen">The numbers of the pairs, rising.</param>
    /// <param name="count">How many.</param>
    /// <param name="first">The place of the first posting of the first term in the window.</param>
    /// <param name="second">The same of the second.</param>
    /// <param name="places">Receives the place of each pair's posting of the first term, -1 for none.</param>
    /// <param name="others">The same of the second.</param>
    public void Separate(int* chosen, int count, int first, int second, int* places, int* others)
    {
        var next = 0;
        for (var i = 0; i < count; i++)
        {
            for (; next < _insertedCount && Inserted(next) < chosen[i]; next++)
            {
                first -= _inserted[next] < 0 ? 0 : 1;
            }

            var isOther = next < _insertedCount && Inserted(next) == chosen[i];
            places[i] = isOther && _inserted[next] >= 0 ? -1 : first + chosen[i];
            others[i] = isOther ? second + next : -1;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_first);
        NativeMemory.AlignedFree(_second);
        NativeMemory.AlignedFree(_inserted);
    }

    private int Inserted(int number) => _inserted[number] ^ (_inserted[number] >> 31);

    private static void Copy(uint* from, uint* to, int count) =>
        new ReadOnlySpan<uint>(from, count).CopyTo(new Span<uint>(to, count));

    private static uint* Allocate() => (uint*)NativeMemory.AlignedAlloc((WindowMarks.Size + 8) * sizeof(uint), 64);
}
