namespace Search.Text.Analysis;

/// <summary>The order of tokens in a buffer: by position, then by layer, then by falling length.</summary>
internal static class TokenOrder
{
    /// <summary>Sorts tokens that are nearly in order, keeping the order of equals.</summary>
    public static void Restore(Span<Token> tokens)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var at = i;
            while (at > 0 && Precedes(token, tokens[at - 1]))
            {
                tokens[at] = tokens[at - 1];
                at--;
            }

            tokens[at] = token;
        }
    }

    private static bool Precedes(in Token left, in Token right) =>
        left.Position != right.Position ? left.Position < right.Position
        : left.Layer != right.Layer ? left.Layer < right.Layer
        : left.PositionLength > right.PositionLength;
}
