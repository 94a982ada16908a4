using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Search.Query.Contract;

namespace Search.Query.Parsing;

/// <summary>
/// How conditions are written, in a query (`source:un,eu`) and as parameters: values with `,` between them are
/// alternatives, a leading `!` denies, quotation marks hold values with spaces or commas. Ranges: `5-10`, `5-`, `-10`,
/// `5`; dates `2020-01-01..2020-06-30`, `2020..`, `..2020-06`, `2020`.
/// </summary>
public static class FilterSyntax
{
    /// <summary>The names that can stand before the colon.</summary>
    public static ImmutableArray<string> Fields { get; } =
    ["source", "document", "domain", "script", "quality", "len_en", "len_zh", "date"];

    /// <summary>Reads a condition.</summary>
    /// <param name="field">One of <see cref="Fields"/>.</param>
    /// <param name="value">What stands after the colon.</param>
    /// <param name="filter">The condition.</param>
    /// <param name="problem">What is wrong and what helps.</param>
    public static bool TryParse(
        string field,
        ReadOnlySpan<char> value,
        [NotNullWhen(true)] out PairFilter? filter,
        out string problem
    )
    {
        ArgumentNullException.ThrowIfNull(field);
        var denied = !value.IsEmpty && QueryCharacters.Fold(value[0]) == '!';
        var rest = denied ? value[1..] : value;

        // Names are taken as typed; numbers, dates and scripts in any width.
        var folded = QueryCharacters.Fold(rest.ToString());
        filter = field switch
        {
            "source" => Values(TextColumn.Source, rest, out problem),
            "document" => Values(TextColumn.Document, rest, out problem),
            "domain" => Values(TextColumn.Domain, rest, out problem),
            "script" => Scripts(folded, out problem),
            "quality" => Ranges.Quality(folded, out problem),
            "len_en" => Ranges.Length(NumberColumn.EnglishLength, folded, out problem),
            "len_zh" => Ranges.Length(NumberColumn.ChineseLength, folded, out problem),
            "date" => Ranges.Date(folded, out problem),
            _ => Unknown(field, out problem),
        };
        if (denied && filter is not null)
        {
            filter = new NotFilter(filter);
        }

        return filter is not null;
    }

    /// <summary>Writes a condition so that it is read back the same; null for one that the syntax has no form for.</summary>
    public static string? Print(PairFilter filter) =>
        filter switch
        {
            NotFilter { Filter: OneOfFilter or RangeFilter } not when Print(not.Filter) is { } inner => inner.Insert(
                inner.IndexOf(':', StringComparison.Ordinal) + 1,
                "!"
            ),
            OneOfFilter one => PrintValues(one),
            RangeFilter range => Ranges.Print(range),
            _ => null,
        };

    /// <summary>Where a value ends that begins at <paramref name="start"/> of a query.</summary>
    internal static int EndOfValue(string text, int start, bool inGroup)
    {
        var quoted = false;
        for (var i = start; i < text.Length; i++)
        {
            var c = QueryCharacters.Fold(text[i]);
            if (c == '\\' && i + 1 < text.Length)
            {
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (char.IsWhiteSpace(c) || (inGroup && c == ')')))
            {
                return i;
            }
        }

        return text.Length;
    }

    private static OneOfFilter? Values(TextColumn column, ReadOnlySpan<char> value, out string problem)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        var current = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            var sign = QueryCharacters.Fold(c);
            if (sign == '\\' && i + 1 < value.Length)
            {
                _ = current.Append(value[++i]);
            }
            else if (sign == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                values.Add(current.ToString());
                _ = current.Clear();
            }
            else
            {
                _ = current.Append(c);
            }
        }

        values.Add(current.ToString());
        problem =
            quoted ? "a quotation mark without its partner"
            : values.Contains(string.Empty) ? "a condition without a value"
            : string.Empty;
        return problem.Length == 0 ? new OneOfFilter(column, values.ToImmutable()) : null;
    }

    private static OneOfFilter? Scripts(ReadOnlySpan<char> value, out string problem)
    {
        var filter = Values(TextColumn.Script, value, out problem);
        foreach (var script in filter?.Values ?? [])
        {
            if (script is not ("hans" or "hant" or "none"))
            {
                problem = $"'{script}' is no script; hans, hant and none are";
                return null;
            }
        }

        return filter;
    }

    private static PairFilter? Unknown(string field, out string problem)
    {
        problem = $"'{field}' is no condition; {string.Join(", ", Fields)} are";
        return null;
    }

    private static string PrintValues(OneOfFilter filter)
    {
        var name = filter.Column switch
        {
            TextColumn.Source => "source",
            TextColumn.Document => "document",
            TextColumn.Domain => "domain",
            _ => "script",
        };
        var result = new StringBuilder(name).Append(':');
        for (var i = 0; i < filter.Values.Length; i++)
        {
            _ = i > 0 ? result.Append(',') : result;
            foreach (var c in filter.Values[i])
            {
                // A leading ! would deny; the rest would end the value.
                var sign = QueryCharacters.Fold(c);
                var ends =
                    char.IsWhiteSpace(c)
                    || sign is ')' or '"' or '\\' or '!'
                    || (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c));
                _ = ends && c is not ('-' or '_' or '.' or '/') ? result.Append('\\') : result;
                _ = result.Append(c);
            }
        }

        return result.ToString();
    }
}
