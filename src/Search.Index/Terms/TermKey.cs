using Search.Index.Bytes;
using Search.Query.Terms;

namespace Search.Index.Terms;

/// <summary>The key of a term in a dictionary: its space as one byte, then its UTF-8.</summary>
internal static class TermKey
{
    /// <summary>Replaces the content of a buffer by the key of a term.</summary>
    public static ReadOnlySpan<byte> Write(TermSpace space, ReadOnlySpan<char> term, ByteBuffer buffer)
    {
        buffer.Clear();
        Append(space, term, buffer);
        return buffer.Written;
    }

    /// <summary>Appends the key of a term to a buffer.</summary>
    public static void Append(TermSpace space, ReadOnlySpan<char> term, ByteBuffer buffer)
    {
        buffer.WriteByte((byte)space);
        Wtf8.Write(term, buffer);
    }
}
