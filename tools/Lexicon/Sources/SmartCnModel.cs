using System.IO.Compression;

namespace Search.Tools.Lexicon.Sources;

/// <summary>
/// Word and word-bigram frequencies of SmartCn (Apache-2.0), read from the jar of Lucene's smartcn module.
/// </summary>
public sealed class SmartCnModel
{
    /// <summary>What stands before the first word of a sentence.</summary>
    public const string Begin = "始##始";

    /// <summary>What stands after the last word of a sentence.</summary>
    public const string End = "末##末";

    private const string Folder = "org/apache/lucene/analysis/cn/smart/hhmm/";

    private SmartCnModel(
        SortedDictionary<string, int> words,
        IReadOnlyList<(string First, string Second, int Count)> bigrams
    )
    {
        Words = words;
        Bigrams = bigrams;
    }

    /// <summary>Words and classes (Begin, End, 未##人 …) with their frequency, in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> Words { get; }

    /// <summary>Pairs of neighbouring words with their frequency, in ordinal order.</summary>
    public IReadOnlyList<(string First, string Second, int Count)> Bigrams { get; }

    /// <summary>Reads the model from the jar.</summary>
    /// <exception cref="InvalidDataException">The jar holds no smartcn dictionaries.</exception>
    public static SmartCnModel Read(string jar)
    {
        using var zip = ZipFile.OpenRead(jar);
        var words = ReadWords(new JavaArrayReader(Entry(zip, "coredict.mem")));
        var bigrams = new JavaArrayReader(Entry(zip, "bigramdict.mem"));
        var hashes = (ulong[])bigrams.Read()!;
        var counts = (int[])bigrams.Read()!;
        return new SmartCnModel(words, SmartCnBigrams.Recover([.. words.Keys], hashes, counts));
    }

    private static byte[] Entry(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(Folder + name) ?? throw new InvalidDataException($"The jar holds no {Folder}{name}.");
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static SortedDictionary<string, int> ReadWords(JavaArrayReader stream)
    {
        var itemOf = (short[])stream.Read()!;
        var first = (char[])stream.Read()!;
        var tails = (object?[])stream.Read()!;
        var counts = (object?[])stream.Read()!;
        var words = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var slot = 0; slot < itemOf.Length; slot++)
        {
            if (itemOf[slot] < 0 || tails[itemOf[slot]] is not object?[] tailsHere)
            {
                continue;
            }

            var countsHere = (int[])counts[itemOf[slot]]!;
            for (var i = 0; i < tailsHere.Length; i++)
            {
                var word = first[slot] + (tailsHere[i] is char[] tail ? new string(tail) : "");
                words[word] = Math.Max(words.GetValueOrDefault(word), countsHere[i]);
            }
        }

        return words;
    }
}
