using System.Diagnostics;
using Search.Index.Columns;
using Search.Index.Segments;
using Search.Query.Contract;

namespace Search.Index.Execution;

/// <summary>Turns filters into tests on a segment's columns.</summary>
internal static class FilterCompiler
{
    /// <summary>Names of scripts in their column's order.</summary>
    public static readonly string[] ScriptNames = ["none", "hans", "hant"];

    /// <summary>Compiles a filter for a segment.</summary>
    public static PairPredicate Compile(PairFilter filter, SegmentReader reader)
    {
        switch (filter)
        {
            case OneOfFilter oneOf:
                return OneOf(oneOf, reader);
            case RangeFilter range:
                return Range(range, reader);
            case AllFilter all:
                PairPredicate[] children = [.. all.Filters.Select(child => Compile(child, reader))];
                return document => Array.TrueForAll(children, child => child(document));
            case NotFilter not:
                var excluded = Compile(not.Filter, reader);
                return document => !excluded(document);
            default:
                throw new UnreachableException($"A filter of type {filter.GetType().Name} has no execution.");
        }
    }

    /// <summary>The column of a text column's numbers.</summary>
    public static Column ColumnOf(TextColumn column, SegmentReader reader) =>
        column switch
        {
            TextColumn.Source => reader.SourceColumn,
            TextColumn.Document => reader.DocumentColumn,
            TextColumn.Domain => reader.DomainColumn,
            _ => reader.ScriptColumn,
        };

    /// <summary>How many values a text column can have in a segment.</summary>
    public static int ValueCount(TextColumn column, SegmentReader reader) =>
        column switch
        {
            TextColumn.Source => reader.Sources.Count,
            TextColumn.Document => reader.Documents.Count,
            TextColumn.Domain => reader.Domains.Count,
            _ => ScriptNames.Length,
        };

    /// <summary>A value of a text column by its number.</summary>
    public static string ValueOf(TextColumn column, SegmentReader reader, int number) =>
        column switch
        {
            TextColumn.Source => reader.Sources[number],
            TextColumn.Document => reader.Documents[number],
            TextColumn.Domain => reader.Domains[number],
            _ => ScriptNames[number],
        };

    private static PairPredicate OneOf(OneOfFilter filter, SegmentReader reader)
    {
        var column = ColumnOf(filter.Column, reader);
        var numbers = new HashSet<int>();
        foreach (var value in filter.Values)
        {
            var number = filter.Column switch
            {
                TextColumn.Source => reader.Sources.Find(value),
                TextColumn.Document => reader.Documents.Find(value),
                TextColumn.Domain => reader.Domains.Find(value),
                _ => Array.IndexOf(ScriptNames, value),
            };
            if (number >= 0)
            {
                _ = numbers.Add(number);
            }
        }

        if (numbers.Count == 1)
        {
            var only = numbers.First();
            return document => column[document] == only;
        }

        return document => numbers.Contains(column[document]);
    }

    private static unsafe PairPredicate Range(RangeFilter filter, SegmentReader reader)
    {
        var (minimum, maximum) = (filter.Minimum, filter.Maximum);
        switch (filter.Column)
        {
            case NumberColumn.Quality:
                var quality = reader.QualityColumn;
                return document => quality[document] >= minimum && quality[document] <= maximum;
            case NumberColumn.Date:
                var date = reader.DateColumn;
                return document => date[document] is var day and >= 0 && day >= minimum && day <= maximum;
            default:
                var lengths =
                    filter.Column == NumberColumn.EnglishLength ? reader.EnglishLengths : reader.ChineseLengths;
                return document => lengths[document] >= minimum && lengths[document] <= maximum;
        }
    }
}
