using System.Diagnostics;
using Search.Index.Execution.Scorers;
using Search.Index.Postings;
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
                Add(new TermWalk(reader.Terms, prefix.Space, prefix.Prefix));
                break;
            case WildcardTerms wildcard:
                union.Start(reader.DocumentCount, 1, wildcard.Boost, $"a word that fits {wildcard.Pattern}");
                Add(new TermWalk(reader.Terms, wildcard.Space, new WildcardPattern(wildcard.Pattern)));
                break;
            case TypoTerms typo:
                union.Start(
                    reader.DocumentCount,
                    UnionScorer.Levels,
                    typo.Boost,
                    $"within {typo.MaxEdits} edits of {typo.Term}"
                );
                var edits = Math.Clamp(typo.MaxEdits, 0, UnionScorer.Levels - 1);
                Add(new TermWalk(reader.Terms, typo.Space, new EditPattern(typo.Term, edits)));
                break;
            default:
                throw new UnreachableException($"A term node of type {node.GetType().Name} has no expansion.");
        }

        void Add(TermWalk terms)
        {
            while (!scratch.Context.Stopped && terms.MoveNext())
            {
                union.Add(
                    new PostingsList(terms.Info, reader.DocumentCount),
                    scratch.Block,
                    terms.Level,
                    scratch.Context
                );
            }
        }
    }
}
