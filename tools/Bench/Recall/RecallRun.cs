using System.Text;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Recall;

/// <summary>Random pieces, searched and judged by a scan.</summary>
internal sealed class RecallRun(IPairIndex index, IReadOnlyList<AlignedPair> pairs, Random random)
{
    private const int LongestPiece = 8;
    private const int PageSize = 10_000;
    private const int MostReported = 20;
    private readonly PieceForms _forms = new();

    /// <summary>The first failures, a line each.</summary>
    public List<string> Report { get; } = [];

    /// <summary>Searches made.</summary>
    public int Searches { get; private set; }

    /// <summary>Runs, and returns how many searches missed a pair.</summary>
    public async Task<int> RunAsync(int samples, CancellationToken cancellationToken)
    {
        var failures = 0;
        for (var i = 0; i < samples; i++)
        {
            var piece = Piece();
            var judged = Scan(piece);
            foreach (var (form, text) in _forms.Of(piece).Prepend(("as it is", piece)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Searches++;
                var found = await FindAsync(text, cancellationToken).ConfigureAwait(false);
                var missed = judged.Where(pair => !found.Contains(pair.Id)).ToList();
                if (missed.Count == 0)
                {
                    continue;
                }

                failures++;
                if (Report.Count < MostReported)
                {
                    Report.Add(
                        $"MISSED {form} «{text}» in {missed.Count} of {judged.Count}, such as: {missed[0].Chinese}"
                    );
                }
            }
        }

        return failures;
    }

    // A piece of one to eight characters that begins and ends with Han: a Latin word or numeral is never cut in two.
    private string Piece()
    {
        while (true)
        {
            var runes = pairs[random.Next(pairs.Count)].Chinese.EnumerateRunes().ToArray();
            var length = random.Next(1, LongestPiece + 1);
            if (runes.Length < length)
            {
                continue;
            }

            var start = random.Next(runes.Length - length + 1);
            var piece = runes.AsSpan(start, length);
            if (IsHan(piece[0]) && IsHan(piece[^1]) && !HasOperator(piece))
            {
                var text = new StringBuilder();
                foreach (var rune in piece)
                {
                    _ = text.Append(rune.ToString());
                }

                return text.ToString();
            }
        }
    }

    private static bool IsHan(Rune rune) =>
        rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or >= 0x20000;

    // What the query language would read as an operator is no piece of text.
    private static bool HasOperator(ReadOnlySpan<Rune> piece)
    {
        foreach (var rune in piece)
        {
            if (rune.IsAscii && !Rune.IsLetterOrDigit(rune) && rune.Value is not (' ' or ',' or '.' or '%'))
            {
                return true;
            }
        }

        return false;
    }

    private List<AlignedPair> Scan(string piece) =>
        [.. pairs.Where(pair => pair.Chinese.Contains(piece, StringComparison.Ordinal))];

    private async Task<HashSet<PairId>> FindAsync(string text, CancellationToken cancellationToken)
    {
        var ids = new HashSet<PairId>();
        if (QueryParser.Parse(text).Query is not { } query)
        {
            return ids;
        }

        var request = new SearchRequest
        {
            Query = query,
            Limit = PageSize,
            Sort = SortOrder.Length,
            Total = TotalMode.None,
            LoadPairs = false,
        };
        while (true)
        {
            var page = await index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var hit in page.Hits)
            {
                _ = ids.Add(hit.Id);
            }

            if (!page.HasMore)
            {
                return ids;
            }

            request = request with { After = page.Hits[^1].Cursor };
        }
    }
}
