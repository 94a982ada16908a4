using System.Collections.Frozen;

namespace Search.Text.English;

/// <summary>Words whose stem the rules get wrong, or that they would join with a word of another meaning.</summary>
internal static class StemExceptions
{
    private const int LongestNoun = 32;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FinalAfterPlural = FrozenSet
        .Create(
            StringComparer.Ordinal,
            "inning",
            "outing",
            "canning",
            "herring",
            "earring",
            "proceed",
            "exceed",
            "succeed",
            "evening"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Stems = Build();

    /// <summary>Whether a word is a stem once its plural is cut.</summary>
    public static bool IsFinalAfterPlural(ReadOnlySpan<char> word) => FinalAfterPlural.Contains(word);

    /// <summary>The stem of an exceptional word.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, out string stem)
    {
        if (Stems.TryGetValue(word, out var found))
        {
            stem = found;
            return true;
        }

        stem = string.Empty;
        return false;
    }

    private static FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        var stems = new Dictionary<string, string>(StringComparer.Ordinal);

        // Each line: the stem, then the words that have it.
        foreach (
            var line in (string[])
                [
                    // Snowball's own.
                    "ski skis",
                    "sky sky skies",
                    "die dying",
                    "lie lying",
                    "tie tying",
                    "idl idly",
                    "gentl gently",
                    "ugli ugly",
                    "earli early",
                    "onli only",
                    "singl singly",
                    "news news",
                    "howe howe",
                    "atlas atlas",
                    "cosmos cosmos",
                    "bias bias",
                    // No plurals either.
                    "lens lens lenses",
                    "alias alias aliases aliased aliasing",
                    "canvas canvas canvases",
                    "iris iris irises",
                    "gas gas",
                    "andes andes",
                    // Unlike meanings under one stem.
                    "university university universities",
                    "experiment experiment experiments experimental experimentally experimented experimenting",
                    "important important importantly importance",
                    "position position positions positioned positioning",
                    "polite polite politely politeness",
                    "political political politically politics politician politicians",
                    "authority authority authorities",
                    "authorise authorise authorises authorised authorising authorisation authorisations",
                    "majority majority majorities",
                    "minority minority minorities",
                    "department department departments departmental",
                    "apartment apartment apartments",
                    "customer customer customers",
                    "customs customs",
                    "business business businesses",
                    "several several",
                    "physician physician physicians",
                    "profession profession professions professional professionals professionally",
                    "professor professor professors",
                    "personal personal personally personality personalities",
                    "personnel personnel",
                    "organic organic organically",
                    "organism organism organisms",
                    "conversion conversion conversions",
                    "conversation conversation conversations conversational",
                    "executive executive executives",
                    "emergency emergency emergencies",
                    "analys analysis",
                    "communist communist communists communism",
                    "past past",
                    "paste paste pasted pastes pasting",
                    "later later",
                    "late late lately",
                    "character character characters",
                    "marine marine marines",
                    "arms arms",
                    "glasses glasses",
                    "united united",
                    "severity severity",
                    "capitalism capitalism capitalist capitalists",
                    "secretary secretary secretaries",
                    "objective objective objectives",
                    "subjective subjective subjectively",
                    "active active actively",
                    "activity activity activities",
                    "numerous numerous",
                    "generic generic",
                    "animate animate animated animates animation animations",
                    "program programme programmes",
                    "ratio ratio ratios",
                    "policy policy policies",
                    "internal internal internally",
                    "internet internet",
                    "cooperate cooperate cooperates cooperated cooperating cooperation cooperations cooperative cooperatives cooperatively",
                    "hospitality hospitality hospitable hospitably",
                    "witness witness witnesses witnessed witnessing",
                    "singe singe singes singed",
                    "severe severe severely severer severest",
                    "rational rational rationally rationality rationalist rationalists rationalism",
                    "rationale rationale rationales",
                    "relative relative relatives relatively",
                    "relativity relativity relativistic relativism",
                    "informal informal informally informality",
                    // Irregular nouns, which nobody looks for separately.
                    "man men",
                    "woman women",
                    "child children",
                    "foot feet",
                    "tooth teeth",
                    "mous mice",
                    "goos geese",
                    "criterion criteria",
                    "phenomenon phenomena",
                ]
        )
        {
            var words = line.Split(' ');
            foreach (var word in words.AsSpan(1))
            {
                stems.Add(word, words[0]);
            }
        }

        AddIrregularNouns(stems);
        return stems.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static void AddIrregularNouns(Dictionary<string, string> stems)
    {
        Span<char> buffer = stackalloc char[LongestNoun + 1];
        foreach (var line in IrregularNouns.Lines)
        {
            var words = line.Split(' ');
            if (!stems.TryGetValue(words[0], out var stem))
            {
                words[0].CopyTo(buffer);
                stem = buffer[..EnglishStemmer.Stem(buffer, words[0].Length)].ToString();
            }

            foreach (var word in words.AsSpan(1))
            {
                stems.Add(word, stem);
            }
        }
    }
}
