namespace Search.Text.Glosses;

/// <summary>One reading of a Chinese word, with the word in both scripts; spans point into the resource.</summary>
public readonly ref struct GlossEntry
{
    internal GlossEntry(ReadOnlySpan<char> simplified, ReadOnlySpan<char> traditional, ReadOnlySpan<ushort> syllables)
    {
        Simplified = simplified;
        Traditional = traditional;
        Syllables = syllables;
    }

    /// <summary>The word in Simplified characters.</summary>
    public ReadOnlySpan<char> Simplified { get; }

    /// <summary>The word in Traditional characters.</summary>
    public ReadOnlySpan<char> Traditional { get; }

    /// <summary>Numbers of syllables; <see cref="GlossTable.Syllable"/> gives each.</summary>
    public ReadOnlySpan<ushort> Syllables { get; }
}
