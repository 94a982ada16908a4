namespace Search.Corpus.Readers.Catalogues;

/// <summary>A message of a catalogue.</summary>
internal sealed class PoMessage
{
    /// <summary>What tells messages of the same text apart; null when the message has none.</summary>
    public string? Context { get; set; }

    /// <summary>The text to translate, in the singular.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>The text in the plural; null when the message has none.</summary>
    public string? Plural { get; set; }

    /// <summary>The translations, one for each plural form.</summary>
    public List<string> Forms { get; } = [];

    /// <summary>Whether the translation was guessed by a tool and not yet checked.</summary>
    public bool IsFuzzy { get; set; }
}
