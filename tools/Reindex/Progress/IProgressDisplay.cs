namespace Search.Tools.Reindex.Progress;

/// <summary>Shows how far a long command is.</summary>
internal interface IProgressDisplay
{
    /// <summary>Shows the bytes read, the pairs found and the document at work; cheap enough to call for every pair.</summary>
    void Update(long bytes, long pairs, string document);

    /// <summary>Shows what is done after the reading.</summary>
    void Say(string phase);
}
