using System.Diagnostics;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Testing.Naive;

/// <summary>Filters and columns straight from their definitions.</summary>
public static class NaiveFilter
{
    public static bool Passes(PairFilter filter, NaiveDocument document) =>
        filter switch
        {
            OneOfFilter f => Text(f.Column, document.Pair) is { } value
                && f.Values.Contains(value, StringComparer.Ordinal),
            RangeFilter f => Number(f.Column, document) is { } value && value >= f.Minimum && value <= f.Maximum,
            AllFilter f => f.Filters.All(child => Passes(child, document)),
            NotFilter f => !Passes(f.Filter, document),
            _ => throw new UnreachableException($"A filter of type {filter?.GetType().Name} has no meaning here."),
        };

    public static string? Text(TextColumn column, AlignedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return column switch
        {
            TextColumn.Source => pair.Source,
            TextColumn.Document => pair.Document,
            TextColumn.Domain => pair.Domain,
            _ => pair.Script switch
            {
                Script.Hans => "hans",
                Script.Hant => "hant",
                _ => "none",
            },
        };
    }

    public static int? Number(NumberColumn column, NaiveDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return column switch
        {
            NumberColumn.Quality => (int)MathF.Round(document.Pair.Quality * 1000),
            NumberColumn.EnglishLength => document.EnglishLength,
            NumberColumn.ChineseLength => document.ChineseLength,
            _ => document.Pair.Date?.DayNumber,
        };
    }
}
