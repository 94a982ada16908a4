using System.Text;
using Search.Corpus.Alignment.Evidence;

namespace Search.Corpus.Alignment;

/// <summary>
/// Chinese words with the English words that may translate them: a bare table of words, not of meanings. Chinese is
/// found in either script. Reads CC-CEDICT (<c>傳統 传统 [chuan2 tong3] /tradition/traditional/</c>) and tab-separated
/// glossaries with one English and one Chinese column in either order.
/// </summary>
public sealed class BilingualGlossary : ITranslationSource
{
    private const int MaxMeanings = 24;

    // The words of a general dictionary.
    private const int WholeLanguage = 100_000;

    private readonly Dictionary<string, List<DictionaryMeaning>> entries = new(StringComparer.Ordinal);

    private readonly HashSet<string> stems = new(StringComparer.Ordinal);

    /// <summary>An empty dictionary.</summary>
    public BilingualGlossary() { }

    /// <summary>How many Chinese words there are.</summary>
    public int Count => entries.Count;

    /// <summary>The number of characters of the longest Chinese word.</summary>
    public int MaxLength { get; private set; }

    float ITranslationSource.Coverage => Math.Min(1f, Count / (float)WholeLanguage);

    /// <summary>Reads a dictionary file in UTF-8.</summary>
    /// <param name="path">The file: CC-CEDICT or tab-separated.</param>
    /// <exception cref="DictionaryFormatException">A line is in neither format.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static BilingualGlossary Read(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            return Read(reader, path);
        }
        catch (DecoderFallbackException exception)
        {
            throw new DictionaryFormatException(
                path,
                0,
                "The dictionary is not UTF-8. Convert it to UTF-8.",
                exception
            );
        }
    }

    /// <summary>Reads a dictionary from text.</summary>
    /// <param name="reader">The text: CC-CEDICT or tab-separated.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="DictionaryFormatException">A line is in neither format.</exception>
    public static BilingualGlossary Read(TextReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var dictionary = new BilingualGlossary();
        var number = 0;
        var firstUseless = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#' || string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (dictionary.AddTabbed(line) || dictionary.AddCedict(line))
            {
                continue;
            }

            // A header, or a term that is the same in both languages, teaches nothing and harms nothing.
            if (!line.Contains('\t', StringComparison.Ordinal))
            {
                throw Unknown(name, number);
            }

            firstUseless = firstUseless == 0 ? number : firstUseless;
        }

        return dictionary.Count == 0 && firstUseless > 0 ? throw Unknown(name, firstUseless) : dictionary;
    }

    private static DictionaryFormatException Unknown(string name, int line) =>
        new(
            name,
            line,
            "A dictionary line is 'Chinese TAB English', 'English TAB Chinese' or CC-CEDICT "
                + "('傳統 传统 [chuan2 tong3] /tradition/'). Mend the line, or put '#' before it."
        );

    /// <summary>Adds a word and one of its translations.</summary>
    public void Add(string chinese, string english)
    {
        ArgumentNullException.ThrowIfNull(chinese);
        ArgumentNullException.ThrowIfNull(english);
        var key = HanText.Fold(chinese);
        var words = GlossWords.Split(english);
        if (key.Length == 0 || words.Length == 0)
        {
            return;
        }

        if (!entries.TryGetValue(key, out var meanings))
        {
            meanings = [];
            entries.Add(key, meanings);
            MaxLength = Math.Max(MaxLength, key.Length);
        }

        foreach (var word in words)
        {
            _ = stems.Add(word);
            if (meanings.Count < MaxMeanings && !meanings.Exists(known => known.Stem == word))
            {
                meanings.Add(new DictionaryMeaning(word, 1f / words.Length));
            }
        }
    }

    bool ITranslationSource.Contains(ReadOnlySpan<char> chinese) =>
        entries.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(chinese);

    void ITranslationSource.AddMeanings(ReadOnlySpan<char> chinese, List<DictionaryMeaning> meanings)
    {
        if (entries.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(chinese, out var found))
        {
            meanings.AddRange(found);
        }
    }

    bool ITranslationSource.HasStem(string stem) => stems.Contains(stem);

    private bool AddTabbed(string line)
    {
        var columns = line.Split('\t');
        if (columns.Length < 2)
        {
            return false;
        }

        var first = HanText.ContainsHan(columns[0]);
        var second = HanText.ContainsHan(columns[1]);
        if (first == second)
        {
            return false;
        }

        var (chinese, english) = first ? (columns[0], columns[1]) : (columns[1], columns[0]);
        foreach (var meaning in english.Split(['/', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            Add(chinese.Trim(), meaning);
        }

        return true;
    }

    private bool AddCedict(string line)
    {
        var reading = line.IndexOf('[', StringComparison.Ordinal);
        var meanings = line.IndexOf('/', StringComparison.Ordinal);
        if (reading <= 0 || meanings <= reading)
        {
            return false;
        }

        var headwords = line[..reading].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (headwords.Length != 2)
        {
            return false;
        }

        foreach (var meaning in line[meanings..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            // References to other entries are no translations.
            if (meaning.Contains('[', StringComparison.Ordinal) || meaning.StartsWith("CL:", StringComparison.Ordinal))
            {
                continue;
            }

            Add(headwords[1], meaning);
            if (HanText.Fold(headwords[0]) != HanText.Fold(headwords[1]))
            {
                Add(headwords[0], meaning);
            }
        }

        return true;
    }
}
