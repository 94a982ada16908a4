namespace Search.Tools.Reindex;

/// <summary>How pairs are written.</summary>
internal enum PairOutput
{
    /// <summary>English, Chinese, quality and reasons, separated by tabs.</summary>
    Tsv,

    /// <summary>A JSON object a line.</summary>
    Jsonl,
}
