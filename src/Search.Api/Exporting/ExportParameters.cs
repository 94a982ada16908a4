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

    /// <summary>The search whose whole result is written.</summary>
    public SearchParameters ToSearch() =>
        new()
        {
            Q = Q,
            En = En,
            Zh = Zh,
            EnNot = EnNot,
            ZhNot = ZhNot,
            Syntax = Syntax,
            Lang = Lang,
            Match = Match,
            Mode = Mode,
            Script = Script,
            Source = Source,
            Document = Document,
            Domain = Domain,
            Quality = Quality,
            LenEn = LenEn,
            LenZh = LenZh,
            Date = Date,
            Limit = "200",
            Total = "none",
            Highlight = "none",
        };
}
