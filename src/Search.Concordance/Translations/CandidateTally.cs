using System.Collections.Immutable;
using Search.Concordance.Equivalents;
using Search.Concordance.WordAlignment;
using Search.Text.Pairs;

namespace Search.Concordance.Translations;

/// <summary>
/// Counts translations: forms with the same stems (or the same characters of either script) are one, named by its most
/// frequent form.
/// </summary>
internal sealed class CandidateTally(Language side, int examples)
{
    private const int MostForms = 4;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Whether no translation was counted.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Counts the translations of a hit, each once.</summary>
    public void Add(StoredText hit, EquivalentFinder finder, IEnumerable<Equivalent> equivalents)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var equivalent in equivalents)
        {
            var span = side == Language.English ? equivalent.English : equivalent.Chinese;
            var units = side == Language.English ? finder.English : finder.Chinese;
            var key = Key(units, span.Start, span.End);
            if (!seen.Add(key))
            {
                continue;
            }

            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries.Add(key, entry = new Entry());
            }

            var text = side == Language.English ? hit.English : hit.Chinese;
            entry.Add(text[span.Start..span.End], hit.Id, examples);
        }
    }

    /// <summary>All translations, most frequent first; of equally frequent ones the first by their characters.</summary>
    /// <param name="query">What they translate, in the query language.</param>
    public ImmutableArray<TranslationCandidate> ToCandidates(string query)
    {
        var total = Math.Max(1, _entries.Values.Sum(entry => entry.Count));
        return
        [
            .. _entries
                .OrderByDescending(entry => entry.Value.Count)
                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry =>
                {
                    var forms = entry.Value.Forms;
                    var search = WordQuery.Print(WordQuery.Of(forms[0], side), side);
                    return new TranslationCandidate(
                        forms[0],
                        entry.Value.Count,
                        (double)entry.Value.Count / total,
                        [.. entry.Value.Examples]
                    )
                    {
                        Forms = forms,
                        English = side == Language.English ? search : query,
                        Chinese = side == Language.English ? query : search,
                    };
                }),
        ];
    }

    private static string Key(AlignmentUnits units, int start, int end)
    {
        var key = new System.Text.StringBuilder();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Start >= start && units[i].End <= end && units[i].IsWord)
            {
                _ = key.Append(units.Term(i)).Append('\u0001');
            }
        }

        return key.ToString();
    }

    private sealed class Entry
    {
        private readonly Dictionary<string, int> _forms = new(StringComparer.OrdinalIgnoreCase);

        public int Count { get; private set; }

        public List<PairId> Examples { get; } = [];

        public ImmutableArray<string> Forms =>
            [
                .. _forms
                    .OrderByDescending(form => form.Value)
                    .ThenBy(form => form.Key, StringComparer.Ordinal)
                    .Take(MostForms)
                    .Select(form => form.Key),
            ];

        public void Add(string form, PairId pair, int examples)
        {
            Count++;
            _forms[form] = _forms.GetValueOrDefault(form) + 1;
            if (Examples.Count < examples)
            {
                Examples.Add(pair);
            }
        }
    }
}
