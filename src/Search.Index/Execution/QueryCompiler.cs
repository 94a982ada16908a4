using System.Diagnostics;
using Search.Index.Execution.Scorers;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution;

/// <summary>
/// Turns a query into scorers. First every term is looked up in all segments, which gives its weight; then, a segment
/// at a time, the tree is walked in the same order and built. A value, so that a search allocates nothing for it.
/// </summary>
internal struct QueryCompiler(IndexView view, SearchScratch scratch)
{
    private int _leaf;
    private int _segment;

    /// <summary>Builds the scorers of a segment.</summary>
    /// <returns>Null when nothing can match.</returns>
    public Scorer? Build(TermNode query, PairFilter? filter, int segment)
    {
        _leaf = 0;
        _segment = segment;
        var scorer = Build(query);
        if (scorer is null || filter is null)
        {
            return scorer;
        }

        var all = scratch.AllOfs.Rent();
        all.Start(scratch.Context);
        all.Add(scorer);
        all.Add(Filter(filter));
        return all;
    }

    private Scorer? Build(TermNode node) =>
        node switch
        {
            OneTerm term => Term(term.Space, term.Term, scratch.Terms.Weight(_leaf)),
            TermPhrase { ByWords.IsEmpty: false } phrase => PhraseByWords(phrase),
            TermPhrase phrase => Phrase(phrase),
            AllOfTerms all => All(all),
            AnyOfTerms any => Any(any),
            ExceptTerms except => Except(except),
            RankedTerms ranked => Ranked(ranked),
            PrefixTerms or WildcardTerms or TypoTerms => Expand(node),
            EveryPair every => Every(every.Boost),
            NoPair => null,
            FilterTerms filter => Filter(filter.Filter),
            ConstantScoreTerms constant => Constant(constant),
            _ => throw new UnreachableException($"A term node of type {node.GetType().Name} has no execution."),
        };

    private TermScorer? Term(TermSpace space, string term, float weight)
    {
        var info = scratch.Terms.Info(_leaf++, _segment);
        if (info.DocumentFrequency == 0)
        {
            return null;
        }

        var scorer = scratch.TermScorers.Rent();
        scorer.Start(scratch.Context, view, info, space, term, weight);
        return scorer;
    }

    private PhraseScorer? Phrase(TermPhrase phrase)
    {
        var weight = 0f;
        for (var i = 0; i < phrase.Terms.Length; i++)
        {
            weight += scratch.Terms.Weight(_leaf + i);
        }

        var scorer = scratch.Phrases.Rent();
        scorer.Start(scratch.Context, view, phrase, phrase.Boost * weight);
        var complete = true;
        foreach (var place in phrase.Terms)
        {
            if ((Shared() ?? Term(place.Space, place.Term, 1)) is { } term)
            {
                scorer.Add(term);
            }
            else
            {
                complete = false;
            }
        }

        return complete ? scorer : null;
    }

    private WordPhraseScorer? PhraseByWords(TermPhrase phrase)
    {
        var weight = 0f;
        var complete = true;
        foreach (var _ in phrase.Terms)
        {
            weight += scratch.Terms.Weight(_leaf);
            complete &= scratch.Terms.Info(_leaf++, _segment).DocumentFrequency > 0;
        }

        var scorer = scratch.WordPhrases.Rent();
        scorer.Start(scratch.Context, view, phrase, phrase.Boost * weight);
        foreach (var place in phrase.ByWords)
        {
            var term = Term(place.Term.Space, place.Term.Term, 1);
            var or = place.Or is { } space ? Term(space, place.Term.Term, 1) : null;
            if (term is null && or is null)
            {
                complete = false;
            }
            else if (complete)
            {
                scorer.Add(place.Term.Offset, term, or);
            }
        }

        return complete ? scorer : null;
    }

    // An optional phrase is asked about pairs only that its words' scorers have been moved to: it takes them as its own.
    private TermScorer? Shared()
    {
        var postings = Postings(_leaf);
        foreach (var scorer in scratch.Shareable)
        {
            if (postings != 0 && scorer.Postings == postings)
            {
                _leaf++;
                return scorer;
            }
        }

        return null;
    }

    private AllOfScorer? All(AllOfTerms node)
    {
        var scorer = scratch.AllOfs.Rent();
        scorer.Start(scratch.Context);
        var complete = !node.Children.IsEmpty;
        foreach (var child in node.Children)
        {
            if (Build(child) is { } built)
            {
                scorer.Add(built);
            }
            else
            {
                complete = false;
            }
        }

        return complete ? scorer : null;
    }

    private Scorer? Any(AnyOfTerms node)
    {
        var scorer = scratch.AnyOfs.Rent();
        scorer.Start();
        Scorer? only = null;
        var count = 0;
        foreach (var child in node.Children)
        {
            if (Build(child) is { } built)
            {
                scorer.Add(built);
                only = built;
                count++;
            }
        }

        return count > 1 ? scorer : only;
    }

    private Scorer? Except(ExceptTerms node)
    {
        var match = Build(node.Match);
        var excluded = Build(node.Excluded);
        if (match is null || excluded is null)
        {
            return match;
        }

        var scorer = scratch.Excepts.Rent();
        scorer.Start(match, excluded);
        return scorer;
    }

    private Scorer? Ranked(RankedTerms node)
    {
        if (node is { IsForm: true, Required: OneTerm stem, Optional: OneTerm form })
        {
            return Word(stem, form);
        }

        var required = Build(node.Required);
        scratch.Shareable.Clear();
        required?.ListFollowing(scratch.Shareable);
        var optional = Build(node.Optional);
        scratch.Shareable.Clear();
        if (required is null || optional is null)
        {
            return required;
        }

        var scorer = scratch.Rankeds.Rent();
        scorer.Start(scratch.Context, required, optional);
        return scorer;
    }

    // A stem that stands in one form only has the form's postings, stored once: then they are walked once too.
    private TermScorer? Word(OneTerm stem, OneTerm form)
    {
        var same = Postings(_leaf) == Postings(_leaf + 1);
        var scorer = Term(stem.Space, stem.Term, scratch.Terms.Weight(_leaf));
        var weight = scratch.Terms.Weight(_leaf);
        if (scorer is null || same)
        {
            _leaf++;
            scorer?.Join(form.Space, form.Term, weight, null);
        }
        else if (Term(form.Space, form.Term, weight) is { } other)
        {
            scorer.Join(form.Space, form.Term, weight, other);
        }

        return scorer;
    }

    private unsafe nint Postings(int leaf) => (nint)scratch.Terms.Info(leaf, _segment).Postings;

    private ConstantScorer? Constant(ConstantScoreTerms node)
    {
        if (Build(node.Child) is not { } child)
        {
            return null;
        }

        var scorer = scratch.Constants.Rent();
        scorer.Start(child, node.Score);
        return scorer;
    }

    private UnionScorer? Expand(TermNode node)
    {
        var scorer = scratch.Unions.Rent();
        TermExpansion.Fill(node, scratch, scorer);
        return scorer.Cost > 0 ? scorer : null;
    }

    private EveryScorer Every(float boost)
    {
        var scorer = scratch.Everys.Rent();
        scorer.Start(scratch.Context.Reader.DocumentCount, boost, null);
        return scorer;
    }

    private EveryScorer Filter(PairFilter filter)
    {
        var scorer = scratch.Everys.Rent();
        var reader = scratch.Context.Reader;
        scorer.Start(reader.DocumentCount, 0, FilterCompiler.Compile(filter, reader));
        return scorer;
    }
}
