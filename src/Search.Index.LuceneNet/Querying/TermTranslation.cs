using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util.Automaton;
using Search.Index.LuceneNet.Fields;
using Search.Query.Terms;

namespace Search.Index.LuceneNet.Querying;

/// <summary>Turns a query after analysis into Lucene's queries, node by node, with the scores that the nodes promise.</summary>
internal static class TermTranslation
{
    /// <summary>The Lucene query of a tree.</summary>
    public static LuceneQuery Translate(TermNode node) =>
        node switch
        {
            OneTerm n => new TermQuery(TermOf(n.Space, n.Term)) { Boost = n.Boost },
            TermPhrase { ByWords.IsEmpty: false } n => ByWords(n),
            TermPhrase { Slop: 0 } n => Phrase(n),
            TermPhrase n => new NearQuery(n),
            AllOfTerms n => Combine(n.Children, Occur.MUST),
            AnyOfTerms n => Combine(n.Children, Occur.SHOULD),
            ExceptTerms n => Pair(n.Match, n.Excluded, Occur.MUST_NOT),
            RankedTerms n => Pair(n.Required, n.Optional, Occur.SHOULD),
            PrefixTerms n => Constant(new PrefixQuery(TermOf(n.Space, n.Prefix)), n.Boost),
            WildcardTerms n => Constant(Terms(n.Space, InSpace(n.Space, WildcardAutomaton(n.Pattern))), n.Boost),
            TypoTerms n => Typo(n),
            EveryPair n => new MatchAllDocsQuery { Boost = n.Boost },
            NoPair => new BooleanQuery(true),
            FilterTerms n => FilterTranslation.Translate(n.Filter),
            ConstantScoreTerms n => Constant(Translate(n.Child), n.Score),
            _ => throw new UnreachableException($"A term node of type {node.GetType().Name} has no translation."),
        };

    /// <summary>The Lucene term of a term of a space.</summary>
    public static Term TermOf(TermSpace space, string term) =>
        new(FieldNames.Of(space), FieldNames.Layer(space).ToString(CultureInfo.InvariantCulture) + term);

    /// <summary>All terms of a space within an edit distance of a term, that distance included.</summary>
    public static Automaton SimilarTerms(TermSpace space, string term, int edits) =>
        InSpace(space, new LevenshteinAutomata(term, true).ToAutomaton(edits));

    private static PhraseQuery Phrase(TermPhrase node)
    {
        var phrase = new PhraseQuery { Boost = node.Boost };
        foreach (var term in node.Terms)
        {
            phrase.Add(TermOf(term.Space, term.Term), term.Offset);
        }

        return phrase;
    }

    // The words tell which pairs, the characters the score.
    private static BooleanQuery ByWords(TermPhrase node)
    {
        var words = new MultiPhraseQuery();
        foreach (var place in node.ByWords)
        {
            var term = TermOf(place.Term.Space, place.Term.Term);
            Term[] either = place.Or is { } or ? [term, TermOf(or, place.Term.Term)] : [term];
            words.Add(either, place.Term.Offset);
        }

        return new BooleanQuery(true) { { Phrase(node), Occur.MUST }, { Constant(words, 0), Occur.MUST } };
    }

    private static BooleanQuery Combine(ImmutableArray<TermNode> children, Occur occur)
    {
        var query = new BooleanQuery(true);
        foreach (var child in children)
        {
            query.Add(Translate(child), occur);
        }

        return query;
    }

    private static BooleanQuery Pair(TermNode required, TermNode other, Occur occur) =>
        new(true) { { Translate(required), Occur.MUST }, { Translate(other), occur } };

    private static ConstantScoreQuery Constant(LuceneQuery query, float score) => new(query) { Boost = score };

    // The best of the distances counts: each is a union of its own, and the nearest has the highest score.
    private static DisjunctionMaxQuery Typo(TypoTerms node)
    {
        var best = new DisjunctionMaxQuery(0);
        for (var edits = 0; edits <= node.MaxEdits; edits++)
        {
            best.Add(Constant(Terms(node.Space, SimilarTerms(node.Space, node.Term, edits)), node.Boost / (1 + edits)));
        }

        return best;
    }

    private static AutomatonQuery Terms(TermSpace space, Automaton automaton) =>
        new(new Term(FieldNames.Of(space), string.Empty), automaton)
        {
            MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_FILTER_REWRITE,
        };

    private static Automaton InSpace(TermSpace space, Automaton automaton) =>
        BasicOperations.Concatenate(BasicAutomata.MakeChar(FieldNames.Layer(space)), automaton);

    // Lucene's own wildcards know a backslash as an escape; in a pattern of this product it is a character.
    private static Automaton WildcardAutomaton(string pattern)
    {
        var parts = new List<Automaton>();
        foreach (var rune in pattern.EnumerateRunes())
        {
            parts.Add(
                rune.Value switch
                {
                    '?' => BasicAutomata.MakeAnyChar(),
                    '*' => BasicAutomata.MakeAnyString(),
                    _ => BasicAutomata.MakeChar(rune.Value),
                }
            );
        }

        return BasicOperations.Concatenate(parts);
    }
}
