using System.Collections.Immutable;
using System.Diagnostics;
using Search.Index.Execution.Windows;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>
/// Walks the pairs of one segment that a part of a query may find, in rising order of doc id. In two phases: moving is
/// cheap and may stop at pairs that do not match; <see cref="Matches"/> decides.
/// </summary>
internal abstract class Scorer
{
    /// <summary>How much more than its bound a sum may come out, for sums are rounded.</summary>
    public const float Rounding = 1.00001f;

    /// <summary>Past the last pair.</summary>
    public const int End = int.MaxValue;

    /// <summary>Says that nothing in a window can match.</summary>
    public const float NoMatch = -1f;

    /// <summary>The current pair; -1 before the first, <see cref="End"/> after the last.</summary>
    public int Document { get; protected set; } = -1;

    /// <summary>About how many pairs moving would stop at.</summary>
    public long Cost { get; protected set; }

    /// <summary>
    /// Whether <see cref="NextWith"/> passes over what cannot reach the limit block by block, so that one window over the
    /// whole segment serves as well as many small ones.
    /// </summary>
    public virtual bool IsSelective => false;

    /// <summary>What shows that a pair matches.</summary>
    public virtual Proof Proof => Proof.None;

    /// <summary>Moves to the first candidate at or after a doc id that is greater than the current one.</summary>
    public abstract int Advance(int target);

    /// <summary>Moves to a pair that may match; doc ids asked for rise.</summary>
    /// <returns>False when it is certain that the pair does not match; then the scorer stands anywhere.</returns>
    public virtual bool Seek(int document)
    {
        if (Document < document)
        {
            _ = Advance(document);
        }

        return Document == document;
    }

    /// <summary>
    /// Adds terms that never stand past a pair that they are in while this scorer stands on it or before it: they are moved
    /// by nothing but its own steps.
    /// </summary>
    public virtual void ListFollowing(List<TermScorer> terms) { }

    /// <summary>Adds what every match has; nothing when nothing of the kind is known.</summary>
    public virtual void ListRequirements(RequirementList requirements) { }

    /// <summary>Lists terms, and what bounds their scores, that add up to at least the score of any match.</summary>
    /// <returns>False when the score is no such sum.</returns>
    public virtual bool ListAddends(List<Addend> addends) => false;

    /// <summary>As <see cref="ListAddends"/>, of scorers too that need several of their addends.</summary>
    /// <returns>False when the score of a match is no such sum.</returns>
    public virtual bool ListParts(List<Addend> parts) => ListAddends(parts);

    /// <summary>Whether the current pair matches; asked at most once a pair and before its score.</summary>
    public virtual bool Matches() => true;

    /// <summary>
    /// The score of the current, matching pair; any value below <paramref name="needed"/> when it is certain to be
    /// below that.
    /// </summary>
    public abstract float Score(float needed);

    /// <summary>What the current, matching pair scores at most, found with less work than the score.</summary>
    public virtual float Best() => float.PositiveInfinity;

    /// <summary>
    /// The most that a pair of a window can score, <see cref="NoMatch"/> when none can match. Windows never move back.
    /// </summary>
    /// <param name="from">The first doc id of the window.</param>
    /// <param name="to">The first doc id after the window.</param>
    public abstract float Bound(int from, int to);

    /// <summary>
    /// As <see cref="Advance"/>, or past pairs of the window that are certain to score below a limit. Only after
    /// <see cref="Bound"/> was asked about the window.
    /// </summary>
    /// <param name="target">Where to start; may be the current pair or before it.</param>
    /// <param name="to">The end of the window.</param>
    /// <param name="least">The limit.</param>
    public virtual int NextWith(int target, int to, float least) => Document < target ? Advance(target) : Document;

    /// <summary>A score that at least so many pairs of the segment have, deleted ones too; 0 when nothing is known.</summary>
    /// <param name="rank">How many pairs.</param>
    public virtual float Floor(long rank) => 0;

    /// <summary>Gives the pairs of a window to a collector.</summary>
    public void Collect(int from, int to, SegmentContext context, HitCollector collector)
    {
        for (var document = Next(from); document < to; document = Next(document + 1))
        {
            if (collector.Wants(document) && Matches())
            {
                collector.Add(document, Score(context.Needed));
            }

            if (context.Stopped || collector.IsDone)
            {
                return;
            }

            Debug.Assert(Document == document, "A scorer stands where it says.");
        }

        int Next(int target) =>
            context.Pruning ? NextWith(target, to, context.Needed)
            : Document < target ? Advance(target)
            : Document;
    }

    /// <summary>Marks all pairs that match, deleted ones too, wherever the scorer stands; it is of no use afterwards.</summary>
    /// <param name="marks">A bit for each pair of the segment.</param>
    /// <param name="postings">Postings that may be read; those that were are taken off.</param>
    /// <returns>False when that takes more, or terms alone do not tell; some pairs may be marked then.</returns>
    public virtual bool TryMark(Span<ulong> marks, ref long postings) => false;

    /// <summary>The parts of the score of the current, matching pair.</summary>
    public abstract ScorePart Explain();

    /// <summary>What one part must score when the others give at most so much, with room for rounding.</summary>
    public static float Share(float least, float others) => (least * 0.99999f) - (others * Rounding);

    /// <summary>Makes the part of a leaf.</summary>
    protected static ScorePart Part(float value, string description) => new(value, description, []);

    /// <summary>Makes the part of a sum.</summary>
    protected static ScorePart Part(float value, string description, ImmutableArray<ScorePart> parts) =>
        new(value, description, parts);
}
