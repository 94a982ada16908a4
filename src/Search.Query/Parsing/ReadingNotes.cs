using System.Collections.Immutable;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>How a sign was understood where another reading is likely.</summary>
internal enum SignReading : byte
{
    /// <summary>Nothing to say.</summary>
    Plain,

    /// <summary>`-9`, `-s`, `--help`: a sign that excludes nothing.</summary>
    SignIsText,

    /// <summary>`-rf`, or an exclusion before other words: it looks like an option.</summary>
    LikelyOption,

    /// <summary>`–word`: a dash is punctuation.</summary>
    DashIsText,

    /// <summary>`NOT NOT word`.</summary>
    DoubleNegation,

    /// <summary>`DO NOT ENTER`: a keyword among words in capitals.</summary>
    CapitalNot,

    /// <summary>`2*3`, `page.html?id=42`, `5~`: signs of a pattern in a word that is none.</summary>
    PatternIsText,

    /// <summary>`foo*bar`, `中?人`, `好的~`: a pattern that text may hold as well.</summary>
    PatternMayBeText,

    /// <summary>A pattern within quotation marks or after `=`.</summary>
    PatternInPhrase,
}

/// <summary>The notes on one query: one of each kind, on the first place, since the remedy is the same for all.</summary>
internal sealed class ReadingNotes
{
    private List<QueryNote>? _notes;
    private int _given;

    /// <summary>Adds a note about a piece of the query.</summary>
    /// <param name="reading">What there is to say.</param>
    /// <param name="text">The query as typed.</param>
    /// <param name="start">Where the piece starts.</param>
    /// <param name="end">Where it ends, exclusive.</param>
    public void Add(SignReading reading, string text, int start, int end)
    {
        var bit = 1 << (int)reading;
        if (reading == SignReading.Plain || (_given & bit) != 0)
        {
            return;
        }

        _given |= bit;
        (_notes ??= []).Add(new QueryNote(MessageOf(reading, text[start..end]), new QueryRange(start, end)));
    }

    /// <summary>The notes in the order of the query.</summary>
    public ImmutableArray<QueryNote> ToImmutable() =>
        _notes is null ? [] : [.. _notes.OrderBy(note => note.Range.Start)];

    private static string MessageOf(SignReading reading, string piece)
    {
        var word = piece.TrimStart("-－−‐‑﹣+＋﹢–—".AsSpan()).ToString();
        return reading switch
        {
            SignReading.SignIsText when QueryCharacters.Fold(piece[0]) == '+' =>
                $"'{piece}' is searched as text; write +({word}) to ask for it.",
            SignReading.SignIsText => $"'{piece}' is searched as text; write NOT {word} to exclude it.",
            SignReading.LikelyOption =>
                $"'{piece}' excludes the pairs with it; put it in quotation marks to search it as text.",
            SignReading.DashIsText =>
                $"The dash of '{piece}' is searched as text; write -{word} with a hyphen to exclude it.",
            SignReading.DoubleNegation =>
                $"Two negations cancel each other out in '{piece}'; write NOT once to exclude what follows.",
            SignReading.CapitalNot =>
                $"'{piece}' excludes the pairs with it; put the text in quotation marks to search NOT as a word.",
            SignReading.PatternIsText =>
                $"'{piece}' is searched as text; *, ? and ~ are operators at or in a single word, as in train*, wom?n, 中*, typo~.",
            SignReading.PatternMayBeText =>
                $"'{piece}' is searched as a pattern; put it in quotation marks to search it as text.",
            _ =>
                $"'{piece}' is searched as text, since *, ? and ~ are no operators within a phrase or after =; write it as a word of its own.",
        };
    }
}
