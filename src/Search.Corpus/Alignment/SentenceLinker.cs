using Search.Corpus.Alignment.Evidence;

namespace Search.Corpus.Alignment;

/// <summary>Aligns two lists of sentences, such as two files with a sentence a line.</summary>
public static class SentenceLinker
{
    /// <summary>The links between the lists, in order; a sentence without partner is in a link with an empty side.</summary>
    /// <param name="english">English sentences.</param>
    /// <param name="chinese">Chinese sentences.</param>
    /// <param name="dictionaries">Dictionaries to draw on; none is fine.</param>
    /// <param name="useBuiltInDictionary">Whether the built-in translation table is drawn on too.</param>
    public static IReadOnlyList<SentenceLink> Link(
        IReadOnlyList<string> english,
        IReadOnlyList<string> chinese,
        IReadOnlyList<BilingualGlossary> dictionaries,
        bool useBuiltInDictionary = true
    )
    {
        ArgumentNullException.ThrowIfNull(english);
        ArgumentNullException.ThrowIfNull(chinese);
        ArgumentNullException.ThrowIfNull(dictionaries);
        return Link(
            english,
            chinese,
            TranslationSources.Of(dictionaries, useBuiltInDictionary),
            new AlignmentParameters(),
            new TokenizerParameters()
        );
    }

    internal static IReadOnlyList<SentenceLink> Link(
        IReadOnlyList<string> english,
        IReadOnlyList<string> chinese,
        IReadOnlyList<ITranslationSource> dictionaries,
        AlignmentParameters parameters,
        TokenizerParameters tokens
    )
    {
        var builder = new AlignmentTaskBuilder(dictionaries, parameters, tokens);
        foreach (var sentence in english)
        {
            builder.AddEnglish(sentence);
        }

        foreach (var sentence in chinese)
        {
            builder.AddChinese(sentence);
        }

        return
        [
            .. SequenceAligner
                .Align(builder.Build())
                .Beads.Select(bead => new SentenceLink(
                    bead.EnglishStart,
                    bead.EnglishCount,
                    bead.ChineseStart,
                    bead.ChineseCount
                )),
        ];
    }
}
