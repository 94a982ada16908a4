using Search.Index.Bytes;
using Search.Index.Terms;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution;

/// <summary>
/// The terms of a query, its leaves, in the order in which its tree is walked, and what the dictionaries of all segments
/// know of them. They are looked up together, so that the processor waits for the memory of all of them at the same time.
/// </summary>
internal sealed class QueryTerms
{
    private readonly List<Leaf> _leaves = [];
    private readonly List<TermInfo> _infos = [];
    private readonly List<float> _weights = [];
    private readonly ByteBuffer _keys = new();
    private int _segments;

    /// <summary>What the dictionary of a segment knows of a leaf.</summary>
    public TermInfo Info(int leaf, int segment) => _infos[(leaf * _segments) + segment];

    /// <summary>Boost × idf of a leaf.</summary>
    public float Weight(int leaf) => _weights[leaf];

    /// <summary>Looks up the terms of a query.</summary>
    public void LookUp(TermNode query, IndexView view)
    {
        _leaves.Clear();
        _infos.Clear();
        _weights.Clear();
        _keys.Clear();
        _segments = view.Segments.Length;
        Visit(query);
        foreach (var slice in view.Segments)
        {
            Prefetch(slice.Reader.Terms);
        }

        for (var i = 0; i < _leaves.Count; i++)
        {
            var leaf = _leaves[i];
            long pairs = 0;
            for (var segment = 0; segment < _segments; segment++)
            {
                var info =
                    leaf.Same >= 0
                        ? Info(leaf.Same, segment)
                        : view.Segments[segment].Reader.Terms.Find(Key(leaf), leaf.Hash);
                info.Prefetch();
                _infos.Add(info);
                pairs += view.CountLive(segment, info);
            }

            _weights.Add(leaf.Boost * RankingParameters.InverseDocumentFrequency(view.Pairs, pairs));
        }
    }

    /// <summary>The pairs of a query that one single term decides, else -1.</summary>
    public long CountOf(TermNode query, IndexView view)
    {
        if (query is RankedTerms { Required: var required })
        {
            return CountOf(required, view);
        }

        if (query is not OneTerm)
        {
            return -1;
        }

        long count = 0;
        for (var segment = 0; segment < _segments; segment++)
        {
            count += view.CountLive(segment, _infos[segment]);
        }

        return count;
    }

    /// <summary>About how many pairs a query finds, if its words stood in pairs independently of each other.</summary>
    public long Estimate(TermNode query, IndexView view)
    {
        var leaf = 0;
        return (long)(Share(query, view, ref leaf) * view.Pairs);
    }

    // Leaves are counted in the order of Visit.
    private double Share(TermNode node, IndexView view, ref int leaf)
    {
        var share = 1.0;
        switch (node)
        {
            case OneTerm:
                return ShareOf(leaf++, view);
            case TermPhrase phrase:
                foreach (var _ in phrase.Terms)
                {
                    share = Math.Min(share, ShareOf(leaf++, view));
                }

                foreach (var place in phrase.ByWords)
                {
                    var here = ShareOf(leaf++, view);
                    here += place.Or is null ? 0 : ShareOf(leaf++, view);
                    share = Math.Min(share, here);
                }

                return share;
            case AllOfTerms all:
                foreach (var child in all.Children)
                {
                    share *= Share(child, view, ref leaf);
                }

                return share;
            case AnyOfTerms any:
                foreach (var child in any.Children)
                {
                    share *= 1 - Share(child, view, ref leaf);
                }

                return 1 - share;
            case ExceptTerms except:
                share = Share(except.Match, view, ref leaf);
                return share * (1 - Share(except.Excluded, view, ref leaf));
            case RankedTerms ranked:
                share = Share(ranked.Required, view, ref leaf);
                _ = Share(ranked.Optional, view, ref leaf);
                return share;
            case ConstantScoreTerms constant:
                return Share(constant.Child, view, ref leaf);
            default:
                return 0;
        }
    }

    private double ShareOf(int leaf, IndexView view)
    {
        long pairs = 0;
        for (var segment = 0; segment < _segments; segment++)
        {
            pairs += Info(leaf, segment).DocumentFrequency;
        }

        return Math.Min(1, pairs / Math.Max(1.0, view.Pairs));
    }

    private void Visit(TermNode node)
    {
        switch (node)
        {
            case OneTerm term:
                AddLeaf(term.Space, term.Term, term.Boost);
                break;
            case TermPhrase phrase:
                foreach (var place in phrase.Terms)
                {
                    AddLeaf(place.Space, place.Term, 1);
                }

                foreach (var place in phrase.ByWords)
                {
                    AddLeaf(place.Term.Space, place.Term.Term, 1);
                    if (place.Or is { } or)
                    {
                        AddLeaf(or, place.Term.Term, 1);
                    }
                }

                break;
            case AllOfTerms all:
                foreach (var child in all.Children)
                {
                    Visit(child);
                }

                break;
            case AnyOfTerms any:
                foreach (var child in any.Children)
                {
                    Visit(child);
                }

                break;
            case ExceptTerms except:
                Visit(except.Match);
                Visit(except.Excluded);
                break;
            case RankedTerms ranked:
                Visit(ranked.Required);
                Visit(ranked.Optional);
                break;
            case ConstantScoreTerms constant:
                Visit(constant.Child);
                break;
            default:
                break;
        }
    }

    // A term that is there already, as those of an optional phrase are, is looked up once.
    private void AddLeaf(TermSpace space, string term, float boost)
    {
        var start = _keys.Length;
        TermKey.Append(space, term, _keys);
        var key = _keys.Written[start..];
        var hash = TermHash.Compute(key);
        var same = -1;
        for (var i = 0; i < _leaves.Count && same < 0; i++)
        {
            same = _leaves[i].Hash == hash && Key(_leaves[i]).SequenceEqual(key) ? i : -1;
        }

        _leaves.Add(new Leaf(start, key.Length, hash, same, boost));
    }

    private ReadOnlySpan<byte> Key(in Leaf leaf) => _keys.Written.Slice(leaf.Start, leaf.Length);

    // Each step needs what the one before has fetched: all terms take the first step, then all the second.
    private void Prefetch(TermDictionary terms)
    {
        foreach (var leaf in _leaves)
        {
            terms.PrefetchSlot(leaf.Hash);
        }

        foreach (var leaf in _leaves)
        {
            terms.PrefetchOffset(leaf.Hash);
        }

        foreach (var leaf in _leaves)
        {
            terms.PrefetchBlock(leaf.Hash);
        }
    }

    // Where the key is, its hash, and the first leaf with the same key; -1 for none.
    private readonly record struct Leaf(int Start, int Length, uint Hash, int Same, float Boost);
}
