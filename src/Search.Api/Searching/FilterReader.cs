using System.Collections.Immutable;
using System.Globalization;
using Search.Api.Problems;
using Search.Query.Contract;

namespace Search.Api.Searching;

/// <summary>Reads the parameters that are conditions on a pair's columns.</summary>
public static class FilterReader
{
    /// <summary>All conditions together; null when there is none.</summary>
    /// <exception cref="RequestProblemException">A condition cannot be read.</exception>
    public static PairFilter? Read(QueryParameters parameters)
    {
        var all = ImmutableArray.CreateBuilder<PairFilter>();
        Add(all, TextColumn.Source, "source", parameters.Source);
        Add(all, TextColumn.Document, "document", parameters.Document);
        Add(all, TextColumn.Domain, "domain", parameters.Domain);
        switch (parameters.Script)
        {
            case null or "" or "any":
                break;
            case "hans" or "hant":
                all.Add(new OneOfFilter(TextColumn.Script, [parameters.Script]));
                break;
            default:
                throw new RequestProblemException(
                    "script",
                    $"script is {QuestionReader.Short(parameters.Script)}; it must be one of any, hans, hant."
                );
        }

        Add(all, NumberColumn.Quality, "quality", parameters.Quality, "-", Thousandths, 0, 1000);
        Add(all, NumberColumn.EnglishLength, "len_en", parameters.LenEn, "-", Whole, 0, int.MaxValue);
        Add(all, NumberColumn.ChineseLength, "len_zh", parameters.LenZh, "-", Whole, 0, int.MaxValue);
        Add(all, NumberColumn.Date, "date", parameters.Date, "..", Day, 0, DateOnly.MaxValue.DayNumber);
        return all.Count switch
        {
            0 => null,
            1 => all[0],
            _ => new AllFilter(all.ToImmutable()),
        };
    }

    private static void Add(ImmutableArray<PairFilter>.Builder all, TextColumn column, string name, string[]? values)
    {
        foreach (var value in values ?? [])
        {
            _ = QuestionReader.Text(name, value);
            var not = value.StartsWith('!');
            var names = (not ? value[1..] : value).Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
            if (names.Length == 0)
            {
                if (not)
                {
                    throw new RequestProblemException(name, $"{name} has ! without a value after it.");
                }

                continue;
            }

            PairFilter filter = new OneOfFilter(column, [.. names]);
            all.Add(not ? new NotFilter(filter) : filter);
        }
    }

    private static void Add(
        ImmutableArray<PairFilter>.Builder all,
        NumberColumn column,
        string name,
        string? value,
        string separator,
        Func<string, int?> read,
        int minimum,
        int maximum
    )
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        var cut = value.IndexOf(separator, StringComparison.Ordinal);
        var (low, high) = cut < 0 ? (value, value) : (value[..cut], value[(cut + separator.Length)..]);
        int? from = low.Length == 0 ? minimum : read(low);
        int? to = high.Length == 0 ? maximum : read(high);
        if (from is not { } first || to is not { } last || first > last || value == separator)
        {
            throw new RequestProblemException(
                name,
                $"{name} is {QuestionReader.Short(value)}; it must be a range such as {Example(column)}."
            );
        }

        all.Add(new RangeFilter(column, first, last));
    }

    private static string Example(NumberColumn column) =>
        column switch
        {
            NumberColumn.Quality => "0.7-, 0.5-0.8 or -0.3, from 0 to 1",
            NumberColumn.Date => "2020-01-01.., ..2024-12-31 or 2021-05-03",
            _ => "5-10, -30, 12- or 7",
        };

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Thousandths(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= 1
            ? (int)Math.Round(number * 1000)
            : null;

    private static int? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.DayNumber
            : null;
}
