namespace Search.Text.Pairs;

/// <summary>
/// Which words of a pair translate each other, as found when the pair was indexed. What the bytes mean is known to who
/// wrote them; an index keeps them with the pair and gives them back. Two are equal when their bytes are.
/// </summary>
public sealed class WordLinks : IEquatable<WordLinks>
{
    private readonly byte[] _bytes;

    /// <summary>Keeps a copy of bytes.</summary>
    public WordLinks(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <inheritdoc/>
    public bool Equals(WordLinks? other) => other is not null && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WordLinks);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_bytes);
        return hash.ToHashCode();
    }
}
