using Search.Corpus.Encodings;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Plain;

/// <summary>Reads two files whose lines of the same number translate each other.</summary>
internal static class MosesReader
{
    /// <summary>Reads the lines together.</summary>
    /// <param name="english">The English file.</param>
    /// <param name="chinese">The Chinese file.</param>
    /// <exception cref="CorpusFormatException">The files do not have the same number of lines.</exception>
    public static IEnumerable<PairRecord> Read(SourceText english, SourceText chinese)
    {
        using var left = english.OpenLines();
        using var right = chinese.OpenLines();
        while (true)
        {
            var en = left.ReadLine();
            var zh = right.ReadLine();
            if (en is null || zh is null)
            {
                if (en is not null || zh is not null)
                {
                    throw Unequal(en is null ? english : chinese, left, right);
                }

                yield break;
            }

            if (!string.IsNullOrWhiteSpace(en) || !string.IsNullOrWhiteSpace(zh))
            {
                yield return new PairRecord(en, zh);
            }
        }
    }

    /// <summary>
    /// Whether two files are in step: as many lines in both, and blank ones in the same places. Two articles of the same
    /// number of paragraphs are in step as well, and then pairing them line by line is right.
    /// </summary>
    public static bool AreInStep(SourceText english, SourceText chinese)
    {
        using var left = english.OpenLines();
        using var right = chinese.OpenLines();
        while (true)
        {
            var en = left.ReadLine();
            var zh = right.ReadLine();
            if (en is null || zh is null)
            {
                return en is null && zh is null;
            }

            if (string.IsNullOrWhiteSpace(en) != string.IsNullOrWhiteSpace(zh))
            {
                return false;
            }
        }
    }

    private static CorpusFormatException Unequal(SourceText shorter, StrictTextReader left, StrictTextReader right) =>
        shorter.Bad(
            "this file has fewer lines than its twin",
            "Give files of one line a sentence, or read them as running text with --format text.",
            Math.Min(left.LineNumber, right.LineNumber) + 1
        );
}
