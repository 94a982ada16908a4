using System.Globalization;
using System.Runtime.InteropServices;
using Search.Index.Storage;
using Search.Text.Analysis;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Index.Snapshots;

/// <summary>
/// Names the analysis that this program does: the analyser's own fingerprint (rules, tables, dictionary) and a checksum of
/// what it makes of a text that uses most of it, for a change of the rules that forgot to raise their version. An index
/// of another analysis would silently miss words, so it is refused.
/// </summary>
internal static class AnalysisIdentity
{
    private const string Probe =
        "The state-of-the-art DeepSeekR1's organisations ran C++ on 5G: 5.6 million (17%), COVID-19, naïve ½ ㎏ on "
        + "21 November 2026. 南京市長江大橋的設計師發現了頭髮乾了；中华人民共和国首都，五百六十万人ＧＰＵ芯片，𠮷野家。";

    /// <summary>The name.</summary>
    public static string Current { get; } = Compute();

    private static string Compute()
    {
        var analyzer = new TextAnalyzer();
        var tokens = new TokenBuffer();
        var checksum = 0u;
        foreach (var side in new[] { Language.English, Language.Chinese })
        {
            analyzer.Analyze(Probe, side, tokens);
            checksum = Crc32C.Compute(MemoryMarshal.AsBytes(tokens.TermText), checksum);
            foreach (ref readonly var token in tokens.Tokens)
            {
                // Field by field: the bytes between fields are anything.
                ReadOnlySpan<int> fields =
                [
                    token.TermStart,
                    token.TermLength,
                    token.Start,
                    token.End,
                    token.Position,
                    token.PositionLength,
                    (int)token.Layer,
                ];
                checksum = Crc32C.Compute(MemoryMarshal.AsBytes(fields), checksum);
            }
        }

        var fingerprint = AnalysisFingerprint.Compute(HanLexicon.Installed);
        return string.Create(CultureInfo.InvariantCulture, $"{fingerprint}-{checksum:x8}");
    }
}
