using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Search.Api.Problems;

namespace Search.Api.Hosting;

/// <summary>
/// Checks that an address is percent-encoded UTF-8. The server leaves what is not as it stands, so that half a surrogate
/// pair would be searched as the text `%ED%A1%81`.
/// </summary>
internal static class QueryEncoding
{
    /// <summary>Checks every parameter.</summary>
    /// <exception cref="RequestProblemException">A name or value is not UTF-8; the parameter is named.</exception>
    public static void Check(QueryString query)
    {
        if (query.Value is not { } text || !text.Contains('%', StringComparison.Ordinal))
        {
            return;
        }

        foreach (var pair in new QueryStringEnumerable(text))
        {
            if (!IsUtf8(pair.EncodedName.Span) || !IsUtf8(pair.EncodedValue.Span))
            {
                var name = pair.DecodeName().ToString();
                throw new RequestProblemException(
                    name,
                    $"{name} is not well-formed Unicode; send percent-encoded UTF-8 without lone surrogates."
                );
            }
        }
    }

    private static bool IsUtf8(ReadOnlySpan<char> encoded)
    {
        var bytes = new byte[encoded.Length * 3];
        var count = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (
                encoded[i] == '%'
                && i + 2 < encoded.Length
                && char.IsAsciiHexDigit(encoded[i + 1])
                && char.IsAsciiHexDigit(encoded[i + 2])
            )
            {
                bytes[count++] = Convert.FromHexString(encoded.Slice(i + 1, 2))[0];
                i += 2;
            }
            else if (char.IsAscii(encoded[i]))
            {
                bytes[count++] = (byte)encoded[i];
            }
        }

        return Utf8.IsValid(bytes.AsSpan(0, count));
    }
}
