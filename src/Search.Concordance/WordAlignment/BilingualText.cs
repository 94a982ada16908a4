using System.Diagnostics;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Pairs of sentences as word numbers, in memory: four bytes a word and twelve a pair. Sentences longer than
/// <see cref="MaxLength"/> words are not taken, since they teach little and cost the cube of their length.
/// </summary>
public sealed class BilingualText
{
    /// <summary>Most words of a side.</summary>
    public const int MaxLength = 100;

    private readonly List<int> _englishEnds = [0];
    private readonly List<int> _chineseEnds = [0];
    private int[] _english = new int[1024];
    private int[] _chinese = new int[1024];

    /// <summary>Creates an empty text with no words.</summary>
    public BilingualText()
        : this(new Vocabulary(), new Vocabulary()) { }

    /// <summary>Creates an empty text whose words begin with those of another, by the same numbers.</summary>
    public BilingualText(Vocabulary englishWords, Vocabulary chineseWords)
    {
        EnglishWords = new Vocabulary(englishWords);
        ChineseWords = new Vocabulary(chineseWords);
    }

    /// <summary>The English words.</summary>
    public Vocabulary EnglishWords { get; }

    /// <summary>The Chinese words.</summary>
    public Vocabulary ChineseWords { get; }

    /// <summary>How many pairs there are.</summary>
    public int Count => _englishEnds.Count - 1;

    /// <summary>The number of word pairs that could be links: the sum over pairs of English times Chinese length.</summary>
    public long Cells { get; private set; }

    /// <summary>The number of words of both sides.</summary>
    public long Words => (long)_englishEnds[^1] + _chineseEnds[^1];

    /// <summary>The English words of a pair.</summary>
    public ReadOnlySpan<int> English(int pair) => _english.AsSpan(_englishEnds[pair].._englishEnds[pair + 1]);

    /// <summary>The Chinese words of a pair.</summary>
    public ReadOnlySpan<int> Chinese(int pair) => _chinese.AsSpan(_chineseEnds[pair].._chineseEnds[pair + 1]);

    /// <summary>All English words, pair after pair.</summary>
    public ReadOnlySpan<int> AllEnglish => _english.AsSpan(0, _englishEnds[^1]);

    /// <summary>All Chinese words, pair after pair.</summary>
    public ReadOnlySpan<int> AllChinese => _chinese.AsSpan(0, _chineseEnds[^1]);

    /// <summary>Adds a pair.</summary>
    /// <returns>False when a side is empty or too long, and nothing was added.</returns>
    public bool Add(AlignmentUnits english, AlignmentUnits chinese)
    {
        ArgumentNullException.ThrowIfNull(english);
        ArgumentNullException.ThrowIfNull(chinese);
        if (english.Count is 0 or > MaxLength || chinese.Count is 0 or > MaxLength)
        {
            return false;
        }

        Append(english, EnglishWords, ref _english, _englishEnds);
        Append(chinese, ChineseWords, ref _chinese, _chineseEnds);
        Cells += (long)english.Count * chinese.Count;
        return true;
    }

    private static void Append(AlignmentUnits units, Vocabulary words, ref int[] text, List<int> ends)
    {
        var end = ends[^1];
        if (end + units.Count > text.Length)
        {
            Array.Resize(ref text, Math.Max(end + units.Count, text.Length * 2));
        }

        for (var i = 0; i < units.Count; i++)
        {
            text[end++] = words.FindOrAdd(units.Term(i));
        }

        Debug.Assert(end >= ends[^1]);
        ends.Add(end);
    }
}
