using Search.Text.Pairs;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// What is known of word pairs before any text is seen: the same string on both sides (numbers by value, names, marks)
/// and the translations of a dictionary, where each word of an n-word translation gets an n-th.
/// </summary>
internal static class DictionaryPrior
{
    private const int LongestTranslation = 5;

    /// <summary>Fills in the pseudo-count of each cell.</summary>
    public static void Fill(
        Span<float> pseudoCounts,
        CooccurrenceTable table,
        IWordTranslations? dictionary,
        AlignmentOptions options
    )
    {
        pseudoCounts.Fill((float)options.Concentration);
        var english = table.Text.EnglishWords;
        var chinese = table.Text.ChineseWords;
        var tokenizer = new AlignmentTokenizer();
        var units = new AlignmentUnits();
        for (var word = 0; word < chinese.Count; word++)
        {
            Raise(pseudoCounts, table, english.Find(chinese[word]), word, 1, options);
            if (dictionary is null)
            {
                continue;
            }

            foreach (var translation in dictionary.Translate(chinese[word]))
            {
                tokenizer.Cut(translation, Language.English, units);
                var words = CountContent(units);
                for (var i = 0; i < units.Count && words is > 0 and <= LongestTranslation; i++)
                {
                    if (IsContent(units, i) || units.Count == 1)
                    {
                        Raise(pseudoCounts, table, english.Find(units.Term(i)), word, 1f / words, options);
                    }
                }
            }
        }
    }

    private static void Raise(
        Span<float> pseudoCounts,
        CooccurrenceTable table,
        int english,
        int chinese,
        float prior,
        AlignmentOptions options
    )
    {
        var cell = english < 0 ? -1 : table.Find(english, chinese);
        if (cell >= 0)
        {
            var raised = (float)(options.Concentration + (options.PriorWeight * prior));
            pseudoCounts[cell] = Math.Max(pseudoCounts[cell], raised);
        }
    }

    private static int CountContent(AlignmentUnits units)
    {
        var count = 0;
        for (var i = 0; i < units.Count; i++)
        {
            count += IsContent(units, i) ? 1 : 0;
        }

        return units.Count == 1 ? 1 : count;
    }

    /// <summary>Whether a word of a gloss says what it means: glosses have <c>to</c>, <c>sb</c> and the like around it.</summary>
    public static bool IsContent(AlignmentUnits units, int index) =>
        units[index].IsWord
        && units.Term(index) is not ("to" or "of" or "the" or "a" or "an" or "in" or "or" or "sth" or "sb" or "be");
}
