namespace Search.Corpus.Alignment.Evidence;

/// <summary>The words of a dictionary's English that carry its meaning.</summary>
internal static class GlossWords
{
    // Words of the dictionary's own language (variant, surname, classifier) and words that translate everything.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a",
        "an",
        "the",
        "to",
        "of",
        "or",
        "and",
        "in",
        "on",
        "at",
        "for",
        "with",
        "by",
        "from",
        "as",
        "be",
        "is",
        "sb",
        "sth",
        "etc",
        "esp",
        "lit",
        "fig",
        "abbr",
        "variant",
        "surname",
        "one",
        "one's",
        "oneself",
        "used",
        "also",
        "old",
        "same",
        "see",
        "pr",
        "tw",
        "coll",
        "idiom",
        "bound",
        "form",
        "classifier",
        "that",
        "it",
        "its",
        "not",
    };

    /// <summary>Whether a word carries no meaning of its own in a dictionary.</summary>
    public static bool IsEmpty(string word) => Empty.Contains(word);

    /// <summary>Stems of the words of one meaning, without what stands in brackets; empty for a long explanation.</summary>
    public static string[] Split(string meaning)
    {
        var words = new List<string>();
        var all = new List<string>();
        var depth = 0;
        var start = -1;
        for (var i = 0; i <= meaning.Length; i++)
        {
            var c = i < meaning.Length ? meaning[i] : ' ';
            if (depth == 0 && (char.IsLetterOrDigit(c) || (c == '\'' && start >= 0)))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                var word = meaning[start..i].ToLowerInvariant();
                all.Add(EnglishStem.Of(word));
                if (!Empty.Contains(word))
                {
                    words.Add(all[^1]);
                }

                start = -1;
            }

            depth +=
                c == '(' ? 1
                : c == ')' && depth > 0 ? -1
                : 0;
        }

        if (words.Count == 0 && all.Count == 1)
        {
            return [.. all];
        }

        return words.Count > 4 ? [] : [.. words];
    }
}
