using System.Diagnostics;
using System.Text;
using Search.Index.Bytes;
using Search.Index.Execution.Scorers;
using Search.Index.Postings;
using Search.Index.Segments;
using Search.Index.Terms;
using Search.Query.Terms;

namespace Search.Index.Execution;

/// <summary>Finds the terms of prefixes, patterns and typing errors in a segment's dictionary.</summary>
internal static class TermExpansion
{
    /// <summary>Fills a union with the pairs of all terms that a node stands for.</summary>
    public static void Fill(TermNode node, SearchScratch scratch, UnionScorer union)
    {
        var reader = scratch.Context.Reader;
        switch (node)
        {
            case PrefixTerms prefix:
                union.Start(reader.DocumentCount, 1, prefix.Boost, $"a word that begins with {prefix.Prefix}");
                ForEach(reader, prefix.Space, prefix.Prefix, static (_, _) => 0, Add);
                break;
            case WildcardTerms wildcard:
                union.Start(reader.DocumentCount, 1, wildcard.Boost, $"a word that fits {wildcard.Pattern}");
                var pattern = Runes(wildcard.Pattern);
                var literal = wildcard.Pattern.IndexOfAny(['*', '?']);
                var start = literal < 0 ? wildcard.Pattern : wildcard.Pattern[..literal];
                ForEach(
                    reader,
                    wildcard.Space,
                    start.Length > 0 && char.IsHighSurrogate(start[^1]) ? start[..^1] : start,
                    (key, _) => Fits(Decode(key), pattern) ? 0 : -1,
                    Add
                );
                break;
            case TypoTerms typo:
                union.Start(
                    reader.DocumentCount,
                    UnionScorer.Levels,
                    typo.Boost,
                    $"within {typo.MaxEdits} edits of {typo.Term}"
                );
                var distance = new EditDistance(typo.Term, Math.Clamp(typo.MaxEdits, 0, UnionScorer.Levels - 1));
                ForEach(reader, typo.Space, "", distance.Measure, Add);
                break;
            default:
                throw new UnreachableException($"A term node of type {node.GetType().Name} has no expansion.");
        }

        void Add(TermInfo info, ReadOnlySpan<byte> key, int level)
        {
            if (!scratch.Context.Stopped)
            {
                union.Add(new PostingsList(info, reader.DocumentCount), scratch.Block, level, scratch.Context);
            }
        }
    }

    /// <summary>Judges a term: its level, or -1. Gets the term's UTF-8 and how much of it the last term had too.</summary>
    public delegate int Judge(ReadOnlySpan<byte> term, int shared);

    /// <summary>Receives a term that passed.</summary>
    public delegate void Take(TermInfo info, ReadOnlySpan<byte> term, int level);

    /// <summary>Walks the terms of a space that begin with a prefix.</summary>
    public static void ForEach(SegmentReader reader, TermSpace space, string prefix, Judge judge, Take take)
    {
        var key = new ByteBuffer();
        _ = TermKey.Write(space, prefix, key);
        var terms = new TermEnumerator(reader.Terms);
        var shared = 0;
        for (var more = terms.Seek(key.Written); more; more = terms.MoveNext())
        {
            if (!terms.Key.StartsWith(key.Written))
            {
                break;
            }

            var level = judge(terms.Key[1..], shared);
            if (level >= 0)
            {
                take(terms.Info, terms.Key[1..], level);
            }

            shared = int.MaxValue;
        }
    }

    private static int[] Runes(string text)
    {
        var runes = new List<int>();
        for (var at = 0; at < text.Length; )
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            runes.Add(status == System.Buffers.OperationStatus.Done ? rune.Value : text[at]);
            at += used;
        }

        return [.. runes];
    }

    private static int[] Decode(ReadOnlySpan<byte> term) => Runes(Wtf8.Read(term));

    // Greedy matching with one point to come back to: the last star.
    private static bool Fits(int[] text, int[] pattern)
    {
        int at = 0,
            p = 0,
            star = -1,
            mark = 0;
        while (at < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = at;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[at]))
            {
                p++;
                at++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
