using Search.Corpus.Alignment.Evidence;

namespace Search.Corpus.Alignment;

/// <summary>Makes an alignment task of texts: tokenises them and looks their words up in the dictionaries.</summary>
internal sealed class AlignmentTaskBuilder
{
    private readonly IReadOnlyList<ITranslationSource> dictionaries;
    private readonly AlignmentParameters parameters;
    private readonly EvidenceTokenizer tokenizer;
    private readonly EvidenceSide english = new();
    private readonly EvidenceSide chinese = new();

    public AlignmentTaskBuilder(
        IReadOnlyList<ITranslationSource> dictionaries,
        AlignmentParameters parameters,
        TokenizerParameters tokens
    )
    {
        this.dictionaries = dictionaries;
        this.parameters = parameters;
        var longest = dictionaries.Count == 0 ? 0 : dictionaries.Max(dictionary => dictionary.MaxLength);
        tokenizer = new EvidenceTokenizer(IsWord, longest, tokens);
    }

    public void AddEnglish(ReadOnlySpan<char> text) => tokenizer.AddUnit(english, text, isEnglish: true);

    public void AddChinese(ReadOnlySpan<char> text) => tokenizer.AddUnit(chinese, text, isEnglish: false);

    public AlignmentTask Build(UnitLayout? layout = null)
    {
        var toChinese = new TranslationPrior(english.TypeCount);
        var toEnglish = new TranslationPrior(chinese.TypeCount);
        var knownEnglish = new float[english.TypeCount];
        var knownChinese = new float[chinese.TypeCount];
        var meanings = new List<DictionaryMeaning>();
        for (var type = 0; type < english.TypeCount; type++)
        {
            var name = english.Names[type];
            knownEnglish[type] = name[0] == '#' ? 1 : Coverage(dictionary => dictionary.HasStem(name));
        }

        for (var type = 0; type < chinese.TypeCount; type++)
        {
            var name = chinese.Names[type];
            knownChinese[type] =
                name[0] == '#' || char.IsAsciiLetter(name[0]) ? 1 : Coverage(dictionary => dictionary.Contains(name));
            var same = english.Find(name);
            if (same >= 0)
            {
                toChinese.Add(same, type, 1);
                toEnglish.Add(type, same, 1);
            }

            meanings.Clear();
            foreach (var dictionary in dictionaries)
            {
                dictionary.AddMeanings(name, meanings);
            }

            foreach (var meaning in meanings)
            {
                var translation = english.Find(meaning.Stem);
                if (translation >= 0)
                {
                    // A character alone has many meanings, a word few.
                    var weight = meaning.Weight * (name.Length > 1 ? 1f : 0.5f);
                    toChinese.Add(translation, type, weight);
                    toEnglish.Add(type, translation, weight);
                }
            }
        }

        toChinese.Normalize();
        toEnglish.Normalize();
        return new AlignmentTask
        {
            English = english,
            Chinese = chinese,
            EnglishUnigrams = english.Unigrams(),
            ChineseUnigrams = chinese.Unigrams(),
            PriorToChinese = toChinese,
            PriorToEnglish = toEnglish,
            Parameters = parameters.For(Coverage(_ => true)),
            Layout = layout,
            KnownEnglish = knownEnglish,
            KnownChinese = knownChinese,
        };
    }

    // That of the best of the dictionaries that fit.
    private float Coverage(Func<ITranslationSource, bool> fits)
    {
        var best = 0f;
        foreach (var dictionary in dictionaries)
        {
            if (dictionary.Coverage > best && fits(dictionary))
            {
                best = dictionary.Coverage;
            }
        }

        return best;
    }

    private bool IsWord(ReadOnlySpan<char> folded)
    {
        foreach (var dictionary in dictionaries)
        {
            if (dictionary.Contains(folded))
            {
                return true;
            }
        }

        return false;
    }
}
