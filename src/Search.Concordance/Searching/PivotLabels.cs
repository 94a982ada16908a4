using System.Collections.Immutable;
using Search.Concordance.Marking;
using Search.Concordance.Translations;
using Search.Text.Pairs;

namespace Search.Concordance.Searching;

/// <summary>Says of each hit of a widened query which added words it has in the place of typed ones.</summary>
internal sealed class PivotLabels
{
    private readonly ImmutableArray<(
        MarkPlan Typed,
        Language Side,
        ImmutableArray<(MarkPlan Plan, string Text)> Added
    )> _words;

    /// <summary>Works out what to look for.</summary>
    public PivotLabels(ImmutableArray<PivotWord> added, Highlighter highlighter) =>
        _words = [
            .. added
                .GroupBy(word => (word.For, word.Language))
                .Select(group =>
                    (
                        highlighter.Plan(WordQuery.Of(group.Key.For, group.Key.Language)),
                        group.Key.Language,
                        group
                            .Select(word => (highlighter.Plan(WordQuery.Of(word.Text, word.Language)), word.Text))
                            .ToImmutableArray()
                    )
                ),
        ];

    /// <summary>Adds the added words of the text that a highlighter marked last.</summary>
    public void Collect(Highlighter highlighter, Language side, ImmutableArray<string>.Builder labels)
    {
        foreach (var (typed, language, added) in _words)
        {
            if (language != side || highlighter.IsFound(typed, side))
            {
                continue;
            }

            foreach (var (plan, text) in added)
            {
                if (!labels.Contains(text) && highlighter.IsFound(plan, side))
                {
                    labels.Add(text);
                }
            }
        }
    }
}
