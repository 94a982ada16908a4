using Microsoft.AspNetCore.Mvc;
using Search.Api.Searching;

namespace Search.Api.Exporting;

/// <summary>The parameters of an export.</summary>
public sealed record ExportParameters : QueryParameters
{
    /// <summary>`tmx`, `tsv`, `csv` or `jsonl`.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }
}
