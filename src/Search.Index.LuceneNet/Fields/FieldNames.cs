using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.LuceneNet.Fields;

/// <summary>The fields of a Lucene document; those without a dot can be named in Lucene's own query syntax.</summary>
internal static class FieldNames
{
    /// <summary>The English side as `EnglishAnalyzer` cuts it.</summary>
    public const string English = "english";

    /// <summary>The Chinese side, folded to one script, as `SmartChineseAnalyzer` cuts it.</summary>
    public const string Chinese = "chinese";

    /// <summary>The characters of the Chinese side, one by one, for what the words above cut wrong.</summary>
    public const string Character = "character";

    /// <summary>The terms of all layers of the English side, on one axis of positions.</summary>
    public const string EnglishTerms = "english.terms";

    /// <summary>The terms of all layers of the Chinese side, on one axis of positions.</summary>
    public const string ChineseTerms = "chinese.terms";

    /// <summary>The id of the pair, 32 hexadecimal digits.</summary>
    public const string Id = "id";

    /// <summary>The upper half of the id, for ties.</summary>
    public const string IdHigh = "id.high";

    /// <summary>The lower half of the id, for ties.</summary>
    public const string IdLow = "id.low";

    /// <summary>The whole pair, stored.</summary>
    public const string Record = "pair.record";

    /// <summary>Source and document in one: what is each other's context.</summary>
    public const string Place = "pair.place";

    /// <summary>The ordinal inside the document.</summary>
    public const string Position = "position";

    /// <summary>The script as a number, for the bonus of the script that was typed.</summary>
    public const string ScriptCode = "script.code";

    /// <summary>The field of a text column.</summary>
    public static string Of(TextColumn column) =>
        column switch
        {
            TextColumn.Source => "source",
            TextColumn.Document => "document",
            TextColumn.Domain => "domain",
            _ => "script",
        };

    /// <summary>The field of a number column.</summary>
    public static string Of(NumberColumn column) =>
        column switch
        {
            NumberColumn.Quality => "quality",
            NumberColumn.EnglishLength => "english_length",
            NumberColumn.ChineseLength => "chinese_length",
            _ => "date",
        };

    /// <summary>The field that holds the terms of a space.</summary>
    public static string Of(TermSpace space) => (int)space < 4 ? EnglishTerms : ChineseTerms;

    /// <summary>The character before every term that tells the layers of a field apart.</summary>
    public static char Layer(TermSpace space) => Layer((int)space & 3);

    /// <summary>The character before every term of a layer.</summary>
    public static char Layer(int layer) => "wxco"[layer];
}
