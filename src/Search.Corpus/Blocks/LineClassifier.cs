using Search.Corpus.Documents;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>
/// Tells what a line is from its markup and its looks. It goes by general signs (word lists, separators, marks of
/// pronunciation, the density of symbols) and errs towards prose: what has no partner is dropped later anyway.
/// </summary>
internal static class LineClassifier
{
    /// <summary>The kind of a line by itself, without regard to its neighbours.</summary>
    /// <param name="line">The line, without white space around it.</param>
    /// <param name="raw">What the markup says.</param>
    public static BlockKind Classify(string line, RawKind raw)
    {
        switch (raw)
        {
            case RawKind.Code:
            case RawKind.Markup:
                return BlockKind.Code;
            case RawKind.FrontMatter:
                return BlockKind.FrontMatter;
            case RawKind.Navigation:
                return BlockKind.Navigation;
            case RawKind.TableCell:
                return BlockKind.Table;
        }

        var profile = LanguageProfile.Measure(line);
        if (PageSigns.IsFurniture(line, profile))
        {
            return BlockKind.PageFurniture;
        }

        if (profile.Dominant is null)
        {
            return BlockKind.Symbols;
        }

        if (CodeSigns.IsTableRow(line))
        {
            return BlockKind.Table;
        }

        if (CodeSigns.IsCode(line, profile))
        {
            return BlockKind.Code;
        }

        var boilerplate = BoilerplateSigns.Classify(line, profile);
        if (boilerplate != BlockKind.Prose)
        {
            return boilerplate;
        }

        if (VocabularySigns.IsPhonetics(line))
        {
            return BlockKind.Phonetics;
        }

        if (VocabularySigns.IsEntry(line))
        {
            return BlockKind.Vocabulary;
        }

        if (VocabularySigns.IsWordGloss(line, profile))
        {
            return BlockKind.WordGloss;
        }

        return raw switch
        {
            RawKind.Heading => BlockKind.Heading,
            RawKind.ListItem => BlockKind.ListItem,
            RawKind.Cue => BlockKind.Cue,
            _ => BlockKind.Prose,
        };
    }
}
