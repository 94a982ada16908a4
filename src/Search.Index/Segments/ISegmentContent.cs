using Search.Index.Columns;
using Search.Index.Stored;
using Search.Text.Pairs;

namespace Search.Index.Segments;

/// <summary>What a segment is to hold of its pairs, by their new doc ids; a builder or several merged segments.</summary>
internal interface ISegmentContent
{
    /// <summary>Pairs.</summary>
    int Count { get; }

    /// <summary>The id of a pair.</summary>
    PairId Id(int document);

    /// <summary>The hash of both texts.</summary>
    uint TextHash(int document);

    /// <summary>The value of a column; for a text column a number into <see cref="Strings"/>, -1 for none.</summary>
    int Value(SectionId column, int document);

    /// <summary>The strings of a text column.</summary>
    StringTableWriter Strings(SectionId column);

    /// <summary>The duplicates that were merged into other pairs.</summary>
    IReadOnlyList<(Origin Origin, int Document)> Duplicates { get; }
}
