namespace Search.Concordance.WordAlignment;

/// <summary>Subtracts counted links from the numbers of a model.</summary>
internal static class ModelSubtraction
{
    /// <summary>The numbers of the model without the links.</summary>
    /// <param name="parts">The numbers.</param>
    /// <param name="table">The word pairs of the text that is taken out; its first words are those of the model.</param>
    /// <param name="trainer">Has counted its links.</param>
    /// <param name="floor">What each word pair of the table weighs without any link.</param>
    /// <param name="least">A word pair of at most this weight is dropped.</param>
    public static TranslationModelParts Subtract(
        TranslationModelParts parts,
        CooccurrenceTable table,
        AlignmentTrainer trainer,
        ReadOnlySpan<float> floor,
        float least
    )
    {
        var rowStarts = new int[parts.RowStarts.Length];
        var chinese = new List<int>(parts.Chinese.Length);
        var weights = new List<float>(parts.Weights.Length);
        var englishMass = parts.EnglishMass.ToArray();
        var chineseMass = parts.ChineseMass.ToArray();
        for (var english = 0; english < parts.EnglishMass.Length; english++)
        {
            for (var known = parts.RowStarts[english]; known < parts.RowStarts[english + 1]; known++)
            {
                var word = parts.Chinese[known];
                var weight = parts.Weights[known];
                var cell = table.Find(english, word);
                var left =
                    cell < 0 ? weight : Math.Min(weight, Math.Max(weight - (float)trainer.Count(cell), floor[cell]));
                if (cell >= 0 && left <= least)
                {
                    left = 0;
                }
                else
                {
                    chinese.Add(word);
                    weights.Add(left);
                }

                englishMass[english] -= weight - left;
                chineseMass[word] -= weight - left;
            }

            rowStarts[english + 1] = chinese.Count;
        }

        RaiseToWeights(rowStarts, chinese, weights, englishMass, chineseMass);
        return parts with
        {
            RowStarts = rowStarts,
            Chinese = [.. chinese],
            Weights = [.. weights],
            EnglishMass = englishMass,
            ChineseMass = chineseMass,
            Pairs = Math.Max(0, parts.Pairs - table.Text.Count),
        };
    }

    /// <summary>
    /// The numbers as if each word pair had been linked once less: what one pair of texts alone has taught is gone, so
    /// that it cannot speak for itself; what many have taught hardly changes.
    /// </summary>
    /// <param name="parts">The numbers.</param>
    /// <param name="least">A word pair that weighs less is dropped.</param>
    public static TranslationModelParts SubtractOne(TranslationModelParts parts, float least)
    {
        var rowStarts = new int[parts.RowStarts.Length];
        var chinese = new List<int>(parts.Chinese.Length);
        var weights = new List<float>(parts.Weights.Length);
        var englishMass = Array.ConvertAll(parts.EnglishMass, static mass => Math.Max(mass - 1, 0));
        var chineseMass = Array.ConvertAll(parts.ChineseMass, static mass => Math.Max(mass - 1, 0));
        for (var english = 0; english < parts.EnglishMass.Length; english++)
        {
            for (var cell = parts.RowStarts[english]; cell < parts.RowStarts[english + 1]; cell++)
            {
                if (parts.Weights[cell] - 1 >= least)
                {
                    chinese.Add(parts.Chinese[cell]);
                    weights.Add(parts.Weights[cell] - 1);
                }
            }

            rowStarts[english + 1] = chinese.Count;
        }

        RaiseToWeights(rowStarts, chinese, weights, englishMass, chineseMass);
        return parts with
        {
            RowStarts = rowStarts,
            Chinese = [.. chinese],
            Weights = [.. weights],
            EnglishMass = englishMass,
            ChineseMass = chineseMass,
        };
    }

    /// <summary>Rounding may leave a word less mass than its word pairs weigh together: they are its mass then.</summary>
    private static void RaiseToWeights(
        int[] rowStarts,
        List<int> chinese,
        List<float> weights,
        float[] englishMass,
        float[] chineseMass
    )
    {
        var columns = new float[chineseMass.Length];
        for (var english = 0; english < englishMass.Length; english++)
        {
            var row = 0f;
            for (var cell = rowStarts[english]; cell < rowStarts[english + 1]; cell++)
            {
                row += weights[cell];
                columns[chinese[cell]] += weights[cell];
            }

            englishMass[english] = Math.Max(englishMass[english], row);
        }

        for (var word = 0; word < columns.Length; word++)
        {
            chineseMass[word] = Math.Max(chineseMass[word], columns[word]);
        }
    }
}
