using Search.Corpus.Blocks;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Corpus.Alignment;

/// <summary>Makes glossary pairs of the vocabulary lists in a document.</summary>
internal static class GlossaryEntries
{
    /// <summary>One pair for each entry that gives a word and its meaning, on one line or on two.</summary>
    public static List<AlignedUnit> Extract(IReadOnlyList<TextBlock> blocks)
    {
        var units = new List<AlignedUnit>();
        string? word = null;
        var wordLine = 0;
        foreach (var block in blocks)
        {
            if (block.Kind is not (BlockKind.Vocabulary or BlockKind.Phonetics))
            {
                word = block.IsContent ? null : word;
                continue;
            }

            if (VocabularySigns.IsHeader(block.Text))
            {
                word = null;
                continue;
            }

            var text = block.Text[LineMarkers.Measure(block.Text, out _)..];
            var english = Word(text);
            if (english.Length > 0)
            {
                word = english;
                wordLine = block.Line;
            }

            var meaning = Meaning(text);
            if (word is not null && meaning.Length > 0)
            {
                units.Add(new AlignedUnit(word, meaning, 0.9f, QualityReasons.Glossary, 0, wordLine, block.Line));
            }
        }

        return units;
    }

    // The leading Latin words, without pronunciation and part of speech.
    private static string Word(string text)
    {
        var end = text.AsSpan().IndexOfAny('[', '/', '［');
        var han = IndexOfHan(text);
        end =
            end < 0 ? (han < 0 ? text.Length : han)
            : han < 0 ? end
            : Math.Min(end, han);
        var words = text[..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var word = string.Join(' ', words.TakeWhile(word => word[^1] != '.')).Trim();
        return word.AsSpan().IndexOfAnyInRange('A', 'z') < 0 ? string.Empty : word;
    }

    private static string Meaning(string text)
    {
        var start = IndexOfHan(text);
        return start < 0 ? string.Empty : text[start..].TrimEnd(' ', ',', '，', ';', '；');
    }

    private static int IndexOfHan(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (HanRange.Contains(text[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
