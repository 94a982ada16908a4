using Microsoft.AspNetCore.Mvc;

namespace Search.Api.Searching;

/// <summary>The parameters that say which pairs are wanted, as they stand in the address: text, not yet checked.</summary>
public record QueryParameters
{
    /// <summary>Free text in either language or both: `"phrase"`, `-not`, `OR`, `( )`, `prefix*`, `wild?ard`, `word~` (typo), `"a b"~3` (near), `=exact`, `en:` `zh:` side, `source:` … ; `*` is everything. Operators may be full-width. Signs in what looks like pasted text (`kill -9`, `ls -l`, `page?id=4`, `2*3`) are text, and so is a query of `-word` alone; `NOT x` always excludes. `query.notes` says how a doubtful sign was read.</summary>
    [FromQuery(Name = "q")]
    public string? Q { get; init; }

    /// <summary>What the English side must have: with `zh`, a both-sides query.</summary>
    [FromQuery(Name = "en")]
    public string? En { get; init; }

    /// <summary>What the Chinese side must have.</summary>
    [FromQuery(Name = "zh")]
    public string? Zh { get; init; }

    /// <summary>What the English side must not have.</summary>
    [FromQuery(Name = "en_not")]
    public string? EnNot { get; init; }

    /// <summary>What the Chinese side must not have: *bank* without 银行.</summary>
    [FromQuery(Name = "zh_not")]
    public string? ZhNot { get; init; }

    /// <summary>
    /// `lucene`: `q`, `en`, `zh` … are in Lucene's classic query syntax; for a service with `--engine lucene`, a 400
    /// elsewhere.
    /// </summary>
    [FromQuery(Name = "syntax")]
    public string? Syntax { get; init; }

    /// <summary>The side that a bare `q` is for: `auto` (default), `en`, `zh`. The answer says what was detected.</summary>
    [FromQuery(Name = "lang")]
    public string? Lang { get; init; }

    /// <summary>`all` words (default), `any` of them, as a `phrase`, or `exact` forms.</summary>
    [FromQuery(Name = "match")]
    public string? Match { get; init; }

    /// <summary>Chinese as words first, then characters (`auto`, default), whole `word`s only, or `char`acters.</summary>
    [FromQuery(Name = "mode")]
    public string? Mode { get; init; }

    /// <summary>Script of the hits: `any` (default), `hans`, `hant`.</summary>
    [FromQuery(Name = "script")]
    public string? Script { get; init; }

    /// <summary>Sources: `a,b` is or, repeating the parameter is and, a leading `!` is not.</summary>
    [FromQuery(Name = "source")]
    public string[]? Source { get; init; }

    /// <summary>Documents, as `source`.</summary>
    [FromQuery(Name = "document")]
    public string[]? Document { get; init; }

    /// <summary>Subject fields, as `source`.</summary>
    [FromQuery(Name = "domain")]
    public string[]? Domain { get; init; }

    /// <summary>Quality of the pairs, 0 to 1: `0.7-`, `0.5-0.8`, `-0.3`.</summary>
    [FromQuery(Name = "quality")]
    public string? Quality { get; init; }

    /// <summary>Words of the English side: `5-10`, `-30`, `12-`, `7`.</summary>
    [FromQuery(Name = "len_en")]
    public string? LenEn { get; init; }

    /// <summary>Characters of the Chinese side: `5-10`, `-30`, `12-`, `7`.</summary>
    [FromQuery(Name = "len_zh")]
    public string? LenZh { get; init; }

    /// <summary>Date of the document: `2020-01-01..`, `..2024-12-31`, `2020-01-01..2020-12-31`, `2021-05-03`.</summary>
    [FromQuery(Name = "date")]
    public string? Date { get; init; }
}
