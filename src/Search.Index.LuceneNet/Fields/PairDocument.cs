using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Query.Contract;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Fields;

/// <summary>Turns pairs into Lucene documents. Not safe for use by several threads at once.</summary>
/// <param name="analyzer">The analyser of this product.</param>
/// <param name="classic">Whether the fields of Lucene's own analysers are written too.</param>
internal sealed class PairDocument(TextAnalyzer analyzer, bool classic)
{
    private static readonly FieldType Terms = TermsType();
    private readonly TokenBuffer _english = new();
    private readonly TokenBuffer _chinese = new();

    /// <summary>The document of a pair; used up by the next call.</summary>
    public Document Create(AlignedPair pair)
    {
        analyzer.Analyze(pair.English, Language.English, _english);
        analyzer.Analyze(pair.Chinese, Language.Chinese, _chinese);
        var document = new Document
        {
            new StringField(FieldNames.Id, pair.Id.ToString(), Field.Store.NO),
            new StoredField(FieldNames.Record, PairRecord.Write(pair)),
            new Field(FieldNames.EnglishTerms, new PairTokenStream(_english), Terms),
            new Field(FieldNames.ChineseTerms, new PairTokenStream(_chinese), Terms),
            new NumericDocValuesField(FieldNames.IdHigh, unchecked((long)pair.Id.High)),
            new NumericDocValuesField(FieldNames.IdLow, unchecked((long)pair.Id.Low)),
            new NumericDocValuesField(FieldNames.ScriptCode, (long)pair.Script),
            new Int32Field(FieldNames.Position, pair.Position, Field.Store.NO),
            new NumericDocValuesField(FieldNames.Position, pair.Position),
        };
        if (classic)
        {
            document.Add(new TextField(FieldNames.English, pair.English, Field.Store.NO));
            document.Add(new TextField(FieldNames.Chinese, pair.Chinese, Field.Store.NO));
            document.Add(new TextField(FieldNames.Character, pair.Chinese, Field.Store.NO));
        }

        AddText(document, FieldNames.Place, Place(pair.Source, pair.Document));
        AddText(document, FieldNames.Of(TextColumn.Source), pair.Source);
        AddText(document, FieldNames.Of(TextColumn.Document), pair.Document);
        AddText(document, FieldNames.Of(TextColumn.Domain), pair.Domain);
        AddText(document, FieldNames.Of(TextColumn.Script), ScriptName(pair.Script));
        AddNumber(document, NumberColumn.Quality, (int)MathF.Round(pair.Quality * 1000));
        AddNumber(document, NumberColumn.EnglishLength, _english.PositionCount);
        AddNumber(document, NumberColumn.ChineseLength, _chinese.PositionCount);
        AddNumber(document, NumberColumn.Date, pair.Date?.DayNumber);
        return document;
    }

    /// <summary>Source and document as one term; a pair without a document is apart from one whose document has no name.</summary>
    public static string Place(string source, string? document) =>
        document is null ? source : $"{source}\u0001{document}";

    /// <summary>The term that stands for an id.</summary>
    public static Term IdTerm(PairId id) => new(FieldNames.Id, id.ToString());

    private static string ScriptName(Script script) =>
        script switch
        {
            Script.Hans => "hans",
            Script.Hant => "hant",
            _ => "none",
        };

    private static void AddText(Document document, string field, string? value)
    {
        if (value is not null)
        {
            document.Add(new StringField(field, value, Field.Store.NO));
            document.Add(new SortedDocValuesField(field, new BytesRef(value)));
        }
    }

    private static void AddNumber(Document document, NumberColumn column, int? value)
    {
        var field = FieldNames.Of(column);
        document.Add(new NumericDocValuesField(field, value ?? -1));
        if (value is { } known)
        {
            document.Add(new Int32Field(field, known, Field.Store.NO));
        }
    }

    private static FieldType TermsType()
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS,
        };
        type.Freeze();
        return type;
    }
}
