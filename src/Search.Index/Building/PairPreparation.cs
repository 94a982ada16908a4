using Search.Index.Bytes;
using Search.Index.Segments;
using Search.Index.Stored;
using Search.Query.Contract;

namespace Search.Index.Building;

/// <summary>
/// The part of adding a pair that needs nothing of the builder, and most of the work: several threads can do it, each
/// with an instance of its own.
/// </summary>
/// <param name="analyze">Makes tokens of texts.</param>
/// <param name="symbols">The symbols of the texts; null when they are chosen later, for every segment.</param>
internal sealed class PairPreparation(AnalyzeText analyze, SymbolTable? symbols)
{
    private readonly TextCoder _coder = new(symbols ?? SymbolTable.Bytes);
    private readonly ByteBuffer _english = new(1024);
    private readonly ByteBuffer _chinese = new(1024);

    /// <summary>Takes a pair and codes its texts, by which a builder knows whether it has them.</summary>
    public void Begin(StoredPair stored, PreparedPair pair)
    {
        pair.Stored = stored;
        _english.Clear();
        _chinese.Clear();
        Wtf8.Write(stored.Pair.English, _english);
        Wtf8.Write(stored.Pair.Chinese, _chinese);
        pair.TextHash = TextHash.Compute(_english.Written, _chinese.Written);
        pair.Texts.Clear();
        _coder.Write(_english.Written, pair.Texts);
        _coder.Write(_chinese.Written, pair.Texts);
    }

    /// <summary>Finds the tokens of the pair, the rest of what a builder has to know.</summary>
    public void Finish(PreparedPair pair)
    {
        FinishEnglish(pair);
        FinishChinese(pair);
    }

    /// <summary>Finds the English tokens alone.</summary>
    public void FinishEnglish(PreparedPair pair) => pair.English.Read(pair.Stored.Pair.English, analyze);

    /// <summary>Finds the Chinese tokens alone.</summary>
    public void FinishChinese(PreparedPair pair) => pair.Chinese.Read(pair.Stored.Pair.Chinese, analyze);
}
