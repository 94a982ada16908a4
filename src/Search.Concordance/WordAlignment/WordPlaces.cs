namespace Search.Concordance.WordAlignment;

/// <summary>A place where an English word stands: a pair and the index in its English side.</summary>
internal readonly record struct WordPlace(int Pair, int Index);

/// <summary>For every English word of a text, the places where it stands, in text order.</summary>
internal sealed class WordPlaces
{
    private readonly int[] _starts;
    private readonly WordPlace[] _places;

    private WordPlaces(int[] starts, WordPlace[] places)
    {
        _starts = starts;
        _places = places;
    }

    /// <summary>The places of a word.</summary>
    public ReadOnlySpan<WordPlace> Of(int word) => _places.AsSpan(_starts[word].._starts[word + 1]);

    /// <summary>Sorts the words of a text by counting.</summary>
    public static WordPlaces Build(BilingualText text)
    {
        var starts = new int[text.EnglishWords.Count + 2];
        foreach (var word in text.AllEnglish)
        {
            starts[word + 2]++;
        }

        for (var i = 2; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        // starts[word + 1] is the next free place of a word while filling, and its end when done.
        var places = new WordPlace[text.AllEnglish.Length];
        for (var pair = 0; pair < text.Count; pair++)
        {
            var english = text.English(pair);
            for (var i = 0; i < english.Length; i++)
            {
                places[starts[english[i] + 1]++] = new WordPlace(pair, i);
            }
        }

        return new WordPlaces(starts, places);
    }
}
