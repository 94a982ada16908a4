using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Searching;

namespace Search.Api.Exporting;

/// <summary>The parameters of an export.</summary>
public sealed record ExportParameters : QueryParameters
{
    /// <summary>The format.</summary>
    [FromQuery(Name = "format")]
    [Description("`tmx`, `tsv`, `csv` or `jsonl`.")]
    public string? Format { get; init; }
}
