using System.Text.Json;
using Search.Api.Searching;
using Search.Text.Analysis;

namespace Search.Api.Words;

/// <summary>Tokens as the API names them.</summary>
internal static class TokenText
{
    /// <summary>A token of a buffer.</summary>
    public static TokenJson Describe(TokenBuffer buffer, in Token token) =>
        new(
            buffer.Term(token).ToString(),
            token.Start,
            token.End,
            JsonNamingPolicy.KebabCaseLower.ConvertName(token.Layer.ToString()),
            JsonNamingPolicy.KebabCaseLower.ConvertName(token.Kind.ToString()),
            token.Position
        );
}
