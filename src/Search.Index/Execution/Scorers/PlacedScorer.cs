namespace Search.Index.Execution.Scorers;

/// <summary>Terms that must stand at given places of a text.</summary>
internal abstract class PlacedScorer : Scorer
{
    /// <inheritdoc/>
    public override Proof Proof => Proof.Part;

    /// <summary>Whether the terms must stand just as far from each other as their places.</summary>
    public abstract bool IsExact { get; }

    /// <summary>Places.</summary>
    public abstract int Places { get; }

    /// <summary>A place: its distance from the start, its term, and what may stand there instead.</summary>
    public abstract (int Offset, TermScorer? Term, TermScorer? Or) Place(int place);

    /// <summary>What so many occurrences in a pair score at most, 255 for that many and more.</summary>
    public abstract float Most(int occurrences, int document);
}
