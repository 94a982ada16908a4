using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Marking;

/// <summary>Finds the parts of a query in one analysed text.</summary>
internal sealed class MatchFinder
{
    private readonly MarkPlan _plan;
    private readonly TokenBuffer _buffer;
    private readonly Language _side;
    private readonly List<MatchReason> _reasons;
    private readonly List<Place>?[] _places;

    // A loose phrase over a text that repeats its words has too many combinations to try them all.
    private int _steps = 20_000;

    public MatchFinder(MarkPlan plan, TokenBuffer buffer, Language side, List<MatchReason> reasons)
    {
        _plan = plan;
        _buffer = buffer;
        _side = side;
        _reasons = reasons;
        _places = new List<Place>?[plan.TermCount];
        foreach (ref readonly var token in buffer.Tokens)
        {
            var space = SpaceOf(token.Layer);
            if (!plan.Looks(space))
            {
                continue;
            }

            var number = plan.NumberOf(space, buffer.Term(token).ToString());
            if (number >= 0)
            {
                (_places[number] ??= []).Add(new Place(token.Position, token.Start, token.End));
            }
        }
    }

    /// <summary>Adds what is found to the reasons.</summary>
    public void Find() => _ = Find(_plan.Terms, false);

    // Whether the node as a whole is found on this side; without lone characters, single ones are not marked.
    private bool Find(TermNode node, bool skipCharacters) =>
        node switch
        {
            OneTerm n => Term(n, skipCharacters),
            TermPhrase n => Phrase(n),
            AllOfTerms n => Each(n.Children.AsSpan(), skipCharacters) == n.Children.Length,
            AnyOfTerms n => Each(n.Children.AsSpan(), skipCharacters) > 0,
            ExceptTerms n => Find(n.Match, skipCharacters),
            RankedTerms n => Ranked(n, skipCharacters),
            ConstantScoreTerms n => Find(n.Child, skipCharacters),
            PrefixTerms n => Pattern(n, n.Space, term => term.StartsWith(n.Prefix, StringComparison.Ordinal)),
            WildcardTerms n => Pattern(n, n.Space, term => WildcardPattern.Fits(term, n.Pattern)),
            TypoTerms n => Pattern(n, n.Space, term => EditDistance.IsWithin(term, n.Term, n.MaxEdits)),
            _ => false,
        };

    private int Each(ReadOnlySpan<TermNode> children, bool skipCharacters)
    {
        var found = 0;
        foreach (var child in children)
        {
            found += Find(child, skipCharacters) ? 1 : 0;
        }

        return found;
    }

    // Where the words of a run stand together as typed, its single characters elsewhere in the text are chance.
    private bool Ranked(RankedTerms node, bool skipCharacters)
    {
        var together = Find(node.Optional, skipCharacters) && HasPhrase(node.Optional);
        return Find(node.Required, skipCharacters || together);
    }

    private static bool HasPhrase(TermNode node) =>
        node switch
        {
            TermPhrase => true,
            AnyOfTerms n => n.Children.Any(HasPhrase),
            _ => false,
        };

    private bool Term(OneTerm node, bool skipCharacters)
    {
        if (!IsHere(node.Space) || Places(node.Space, node.Term) is not { } places)
        {
            return false;
        }

        if (!skipCharacters || (TokenLayer)((int)node.Space & 3) != TokenLayer.Character)
        {
            foreach (var place in places)
            {
                _reasons.Add(new MatchReason(node, node.Space, place.Start, place.End));
            }
        }

        return true;
    }

    private bool Phrase(TermPhrase node)
    {
        if (!IsHere(node.Terms[0].Space) || Places(node.Terms[0].Space, node.Terms[0].Term) is not { } starts)
        {
            return false;
        }

        var found = false;
        var chosen = new Place[node.Terms.Length];
        foreach (var start in starts)
        {
            var least = start.Position - node.Terms[0].Offset;
            chosen[0] = start;
            if (!Extend(node, 1, chosen, least, least))
            {
                continue;
            }

            found = true;
            AddPhrase(node, chosen);
        }

        return found;
    }

    private void AddPhrase(TermPhrase node, Span<Place> chosen)
    {
        var start = int.MaxValue;
        var end = 0;
        for (var i = 0; i < chosen.Length; i++)
        {
            if (node.Slop > 0)
            {
                _reasons.Add(new MatchReason(node, node.Terms[i].Space, chosen[i].Start, chosen[i].End));
            }

            start = Math.Min(start, chosen[i].Start);
            end = Math.Max(end, chosen[i].End);
        }

        if (node.Slop == 0)
        {
            _reasons.Add(new MatchReason(node, node.Terms[0].Space, start, end));
        }
    }

    private bool Extend(TermPhrase node, int index, Span<Place> chosen, int least, int most)
    {
        if (most - least > node.Slop || --_steps < 0)
        {
            return false;
        }

        if (index == node.Terms.Length)
        {
            return true;
        }

        var term = node.Terms[index];
        if (Places(term.Space, term.Term) is not { } places)
        {
            return false;
        }

        foreach (var place in places)
        {
            var here = place.Position - term.Offset;
            if (
                Math.Max(most, here) - Math.Min(least, here) > node.Slop
                || (node.Slop > 0 && IsTaken(place, chosen[..index]))
            )
            {
                continue;
            }

            if (node.Slop > 0 && node.InOrder && place.Position <= chosen[index - 1].Position)
            {
                continue;
            }

            chosen[index] = place;
            if (Extend(node, index + 1, chosen, Math.Min(least, here), Math.Max(most, here)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTaken(Place place, ReadOnlySpan<Place> chosen)
    {
        foreach (var other in chosen)
        {
            if (other.Position == place.Position)
            {
                return true;
            }
        }

        return false;
    }

    private bool Pattern(TermNode node, TermSpace space, Func<string, bool> fits)
    {
        if (!IsHere(space))
        {
            return false;
        }

        var found = false;
        foreach (ref readonly var token in _buffer.Tokens)
        {
            if (SpaceOf(token.Layer) == space && fits(_buffer.Term(token).ToString()))
            {
                found = true;
                _reasons.Add(new MatchReason(node, space, token.Start, token.End));
            }
        }

        return found;
    }

    private List<Place>? Places(TermSpace space, string term)
    {
        var number = _plan.NumberOf(space, term);
        return number < 0 ? null : _places[number];
    }

    private bool IsHere(TermSpace space) => (int)space >> 2 == (int)_side;

    private TermSpace SpaceOf(TokenLayer layer) => (TermSpace)(((int)_side * 4) + (int)layer);
}
