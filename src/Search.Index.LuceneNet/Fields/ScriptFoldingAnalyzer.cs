using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cn.Smart;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;
using Search.Text.Folding;

namespace Search.Index.LuceneNet.Fields;

/// <summary>
/// Lucene's own analysers over the two sides. Width, case and script are folded first, since SmartCn knows Simplified
/// characters only and would find no word in a Traditional text.
/// </summary>
internal sealed class ScriptFoldingAnalyzer() : AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
{
    /// <summary>The version whose behaviour is asked for.</summary>
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly EnglishAnalyzer _english = new(Version);
    private readonly SmartChineseAnalyzer _chinese = new(Version, true);
    private readonly StandardAnalyzer _character = new(Version, CharArraySet.Empty);

    /// <inheritdoc/>
    protected override Analyzer GetWrappedAnalyzer(string fieldName) =>
        fieldName switch
        {
            FieldNames.Chinese => _chinese,
            FieldNames.Character => _character,
            _ => _english,
        };

    // Spans into the original do not matter here: marks are made above the engine.
    /// <inheritdoc/>
    protected override TextReader WrapReader(string fieldName, TextReader reader) =>
        new StringReader(FoldedText.FoldToString(reader.ReadToEnd()));

    /// <inheritdoc/>
    protected override TokenStreamComponents WrapComponents(string fieldName, TokenStreamComponents components) =>
        new(components.Tokenizer, new LengthFilter(Version, components.TokenStream, 1, PairTokenStream.LongestTerm));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _english.Dispose();
            _chinese.Dispose();
            _character.Dispose();
        }

        base.Dispose(disposing);
    }
}
