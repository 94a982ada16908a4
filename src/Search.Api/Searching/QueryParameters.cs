using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Search.Api.Searching;

/// <summary>The parameters that say which pairs are wanted, as they stand in the address: text, not yet checked.</summary>
public record QueryParameters
{
    /// <summary>Free text in either language or both.</summary>
    [FromQuery(Name = "q")]
    [Description(
        "Free text in either language or both: `\"phrase\"`, `-not`, `OR`, `( )`, `prefix*`, `wild?ard`, `word~` (typo), "
            + "`\"a b\"~3` (near), `=exact`, `en:` `zh:` side, `source:` … ; `*` is everything."
    )]
    public string? Q { get; init; }

    /// <summary>What the English side must have.</summary>
    [FromQuery(Name = "en")]
    [Description("What the English side must have: with `zh`, a both-sides query.")]
    public string? En { get; init; }

    /// <summary>What the Chinese side must have.</summary>
    [FromQuery(Name = "zh")]
    [Description("What the Chinese side must have.")]
    public string? Zh { get; init; }

    /// <summary>What the English side must not have.</summary>
    [FromQuery(Name = "en_not")]
    [Description("What the English side must not have.")]
    public string? EnNot { get; init; }

    /// <summary>What the Chinese side must not have.</summary>
    [FromQuery(Name = "zh_not")]
    [Description("What the Chinese side must not have: *bank* without 银行.")]
    public string? ZhNot { get; init; }

    /// <summary>`lucene` when the texts are in Lucene's query syntax, for a service with `--engine lucene`.</summary>
    [FromQuery(Name = "syntax")]
    [Description(
        "`lucene`: `q`, `en`, `zh` … are in Lucene's classic query syntax; for a service with `--engine lucene`, a 400 elsewhere."
    )]
    public string? Syntax { get; init; }

    /// <summary>The side that a bare `q` is for.</summary>
    [FromQuery(Name = "lang")]
    [Description("The side that a bare `q` is for: `auto` (default), `en`, `zh`. The answer says what was detected.")]
    public string? Lang { get; init; }

    /// <summary>How the words have to be found together.</summary>
    [FromQuery(Name = "match")]
    [Description("`all` words (default), `any` of them, as a `phrase`, or `exact` forms.")]
    public string? Match { get; init; }

    /// <summary>How Chinese is matched.</summary>
    [FromQuery(Name = "mode")]
    [Description("Chinese as words first, then characters (`auto`, default), whole `word`s only, or `char`acters.")]
    public string? Mode { get; init; }

    /// <summary>The script of the hits.</summary>
    [FromQuery(Name = "script")]
    [Description("Script of the hits: `any` (default), `hans`, `hant`.")]
    public string? Script { get; init; }

    /// <summary>Sources.</summary>
    [FromQuery(Name = "source")]
    [Description("Sources: `a,b` is or, repeating the parameter is and, a leading `!` is not.")]
    public string[]? Source { get; init; }

    /// <summary>Documents.</summary>
    [FromQuery(Name = "document")]
    [Description("Documents, as `source`.")]
    public string[]? Document { get; init; }

    /// <summary>Domains.</summary>
    [FromQuery(Name = "domain")]
    [Description("Subject fields, as `source`.")]
    public string[]? Domain { get; init; }

    /// <summary>Quality of the pairs.</summary>
    [FromQuery(Name = "quality")]
    [Description("Quality of the pairs, 0 to 1: `0.7-`, `0.5-0.8`, `-0.3`.")]
    public string? Quality { get; init; }

    /// <summary>Words of the English side.</summary>
    [FromQuery(Name = "len_en")]
    [Description("Words of the English side: `5-10`, `-30`, `12-`, `7`.")]
    public string? LenEn { get; init; }

    /// <summary>Characters of the Chinese side.</summary>
    [FromQuery(Name = "len_zh")]
    [Description("Characters of the Chinese side: `5-10`, `-30`, `12-`, `7`.")]
    public string? LenZh { get; init; }

    /// <summary>Date of the document.</summary>
    [FromQuery(Name = "date")]
    [Description("Date of the document: `2020-01-01..`, `..2024-12-31`, `2020-01-01..2020-12-31`, `2021-05-03`.")]
    public string? Date { get; init; }
}
