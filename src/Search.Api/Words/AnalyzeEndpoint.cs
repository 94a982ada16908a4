using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Api.Searching;
using Search.Text.Analysis;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Api.Words;

/// <summary>`/v1/analyze`: what the analysers make of a text.</summary>
public static class AnalyzeEndpoint
{
    private const int MaxLength = 10_000;

    /// <summary>Adds the endpoint.</summary>
    public static void MapAnalyze(this IEndpointRouteBuilder routes)
    {
        // An analyser serves one thread at a time; a few idle ones wait for the next request.
        var idle = new ConcurrentBag<(TextAnalyzer Analyzer, TokenBuffer Buffer)>();
        routes
            .MapGroup("/v1/analyze")
            .WithTags("Words")
            .WithReadRules()
            .MapPost("", (AnalyzeBody body) => Analyze(body, idle))
            .WithName("analyze")
            .WithSummary("The tokens of a text, with their spans, layers and folded terms")
            .WithMetadata(new BodyExample("""{"text": "DeepSeekR1的出現 cost 560万", "lang": "auto"}"""))
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static Ok<AnalyzeJson> Analyze(
        AnalyzeBody body,
        ConcurrentBag<(TextAnalyzer Analyzer, TokenBuffer Buffer)> idle
    )
    {
        if (string.IsNullOrEmpty(body.Text) || body.Text.Length > MaxLength)
        {
            throw new RequestProblemException("text", $"text must have 1 to {MaxLength} characters.");
        }

        var language = body.Lang switch
        {
            null or "" or "auto" => LanguageDetector.Detect(body.Text) ?? Language.English,
            "en" => Language.English,
            "zh" => Language.Chinese,
            _ => throw new RequestProblemException(
                "lang",
                $"lang is {QuestionReader.Short(body.Lang)}; it must be one of auto, en, zh."
            ),
        };
        if (!idle.TryTake(out var pair))
        {
            pair = (new TextAnalyzer(), new TokenBuffer());
        }

        pair.Analyzer.Analyze(body.Text, language, pair.Buffer);
        var tokens = new List<TokenJson>(pair.Buffer.Tokens.Length);
        foreach (ref readonly var token in pair.Buffer.Tokens)
        {
            tokens.Add(TokenText.Describe(pair.Buffer, token));
        }

        if (idle.Count < 2 * Environment.ProcessorCount)
        {
            idle.Add(pair);
        }

        return TypedResults.Ok(new AnalyzeJson(language == Language.English ? "en" : "zh", tokens));
    }
}

/// <summary>A text to analyse.</summary>
/// <param name="Text">The text, at most 10,000 characters.</param>
/// <param name="Lang">`auto` (default), `en` or `zh`.</param>
public sealed record AnalyzeBody(string? Text, string? Lang);

/// <summary>The tokens of a text.</summary>
/// <param name="Lang">The language that it was analysed as.</param>
/// <param name="Tokens">The tokens, by position, then layer.</param>
public sealed record AnalyzeJson(string Lang, IReadOnlyList<TokenJson> Tokens);
