using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Search.Text.Folding;
using Search.Text.Lexicon;

namespace Search.Text.Analysis;

/// <summary>
/// A name for everything that decides what tokens a text becomes: the version of the rules, the folding table, the
/// character classes and the dictionary. An index that was written under another name must be built again.
/// </summary>
public static class AnalysisFingerprint
{
    /// <summary>The version of the rules in this program's code; raised with every change of any token.</summary>
    public const int RulesVersion = 2;

    /// <summary>Computes the fingerprint of an analyser over a dictionary.</summary>
    /// <returns>32 lower-case hexadecimal digits.</returns>
    public static string Compute(HanLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([RulesVersion]);
        hash.AppendData(FoldingTable.Hash);
        hash.AppendData(MemoryMarshal.AsBytes(CharClasses.All));
        hash.AppendData(lexicon.Hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
