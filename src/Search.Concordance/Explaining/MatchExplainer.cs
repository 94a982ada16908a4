using System.Collections.Immutable;
using Search.Concordance.Marking;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Explaining;

/// <summary>
/// Says why a pair matched, in words a linguist understands, above the engine's parts of the score. Not safe for use by
/// several threads at once.
/// </summary>
public sealed class MatchExplainer(TextAnalyzer analyzer)
{
    private static readonly (string Layer, string Words)[] Layers =
    [
        ("EnglishWord ", "the stem on the English side: "),
        ("EnglishExact ", "the word as typed on the English side: "),
        ("EnglishCharacter ", "the character on the English side: "),
        ("EnglishOverlap ", "characters across two words on the English side: "),
        ("ChineseWord ", "the word on the Chinese side: "),
        ("ChineseExact ", "the word as typed on the Chinese side: "),
        ("ChineseCharacter ", "the character on the Chinese side: "),
        ("ChineseOverlap ", "characters across two words on the Chinese side: "),
    ];

    private readonly Highlighter _highlighter = new(analyzer);
    private readonly List<MatchReason> _reasons = [];

    /// <summary>Explains a hit.</summary>
    /// <param name="hit">A hit with its pair.</param>
    /// <param name="plan">What is marked for the query.</param>
    /// <returns>The score; its parts are the engine's, preceded by a part of value 0 for each thing found.</returns>
    public ScorePart Explain(Hit hit, MarkPlan plan)
    {
        ArgumentNullException.ThrowIfNull(hit);
        var parts = ImmutableArray.CreateBuilder<ScorePart>();
        if (hit.Stored is { Pair: var pair })
        {
            Add(pair.English, Language.English, plan, parts);
            Add(pair.Chinese, Language.Chinese, plan, parts);
        }

        if (hit.Explanation is { } score)
        {
            parts.Add(Reword(score));
        }

        return new ScorePart(hit.Score, "why the pair matched, then how its score came about", parts.ToImmutable());
    }

    // The engine names the layer that it found a term in; a reader of the explanation knows words, stems and characters.
    private static ScorePart Reword(ScorePart part)
    {
        var description = part.Description;
        foreach (var (layer, words) in Layers)
        {
            if (description.StartsWith(layer, StringComparison.Ordinal))
            {
                description = string.Concat(words, description.AsSpan(layer.Length));
                break;
            }
        }

        return part with
        {
            Description = description,
            Parts = part.Parts.IsDefault ? [] : [.. part.Parts.Select(Reword)],
        };
    }

    private void Add(string text, Language side, MarkPlan plan, ImmutableArray<ScorePart>.Builder parts)
    {
        _highlighter.Find(plan, text, side, _reasons);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reason in _reasons)
        {
            var sentence = Sentence(reason, text[reason.Start..reason.End], side);
            if (seen.Add(sentence))
            {
                parts.Add(new ScorePart(0, sentence, []));
            }
        }
    }

    private static string Sentence(MatchReason reason, string written, Language side)
    {
        var where = side == Language.English ? "the English side" : "the Chinese side";
        var what = reason.Node switch
        {
            OneTerm { Term: ['\u0001', ..] } => "the same number, date or amount",
            OneTerm { Term: var term } when (TokenLayer)((int)reason.Space & 3) == TokenLayer.Word => IsHan(term)
                ? $"the Chinese word {term}{OtherForm(term, written)}"
                : $"a form of the word {term} (same stem)",
            OneTerm { Term: var term } when (TokenLayer)((int)reason.Space & 3) == TokenLayer.Overlap =>
                $"the characters of the word {term}, across the boundary of two other words",
            OneTerm { Term: var term } when (TokenLayer)((int)reason.Space & 3) == TokenLayer.Character =>
                $"the character {term}{OtherForm(term, written)}",
            OneTerm => "the word exactly as typed",
            TermPhrase { Slop: > 0 } => "a word of the group that stands near the others",
            TermPhrase => "the words or characters next to each other, as typed",
            PrefixTerms n => $"a word that begins with {n.Prefix}",
            WildcardTerms n => $"a word that fits the pattern {n.Pattern}",
            TypoTerms n => $"a word at most {n.MaxEdits} letters away from {n.Term}",
            _ => "a part of the query",
        };
        return $"“{written}” on {where}: {what}";
    }

    private static string OtherForm(string term, string written) =>
        string.Equals(term, written, StringComparison.Ordinal) ? "" : ", another script or form of the same characters";

    private static bool IsHan(string term) => term.Length > 0 && term[0] >= 0x2E80;
}
