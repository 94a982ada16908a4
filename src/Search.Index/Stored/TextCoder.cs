using Search.Index.Bytes;
using Search.Index.Storage;

namespace Search.Index.Stored;

/// <summary>
/// Texts as they stand in records: length as UTF-8, then the length of what follows × 2, plus 1 when that is the text
/// as it is, then that. Equal texts are written equally.
/// </summary>
internal sealed class TextCoder(SymbolTable symbols)
{
    private readonly ByteBuffer _coded = new(1 << 10);

    /// <summary>The symbols.</summary>
    public SymbolTable Symbols { get; } = symbols;

    /// <summary>Appends a text that is given as UTF-8.</summary>
    public void Write(ReadOnlySpan<byte> text, ByteBuffer output)
    {
        output.WriteVarint((ulong)text.Length);
        if (Symbols.Count > 256)
        {
            _coded.Clear();
            _coded.Advance(Symbols.Encode(text, _coded.Reserve(SymbolTable.MaxEncodedLength(text.Length) + 3)));
            if (_coded.Length < text.Length)
            {
                output.WriteVarint((ulong)_coded.Length * 2);
                output.Write(_coded.Written);
                return;
            }
        }

        output.WriteVarint(((ulong)text.Length * 2) + 1);
        output.Write(text);
    }

    /// <summary>Appends the next text of a record as UTF-8.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="IndexCorruptException">The text cannot have been written so.</exception>
    public static int Read(SymbolTable symbols, ref ByteCursor cursor, ByteBuffer output)
    {
        var length = cursor.ReadCount(int.MaxValue - 1024);
        var coded = cursor.ReadVarint();
        var bytes = cursor.ReadBytes((int)(coded >> 1));
        if ((coded & 1) != 0)
        {
            if (bytes.Length != length)
            {
                throw new IndexCorruptException("A stored text has two lengths.");
            }

            output.Write(bytes);
            return length;
        }

        // A code of 12 bits stands for at most 8 bytes.
        if (length > ((bytes.Length * 2 / 3) + 1) * SymbolTable.MaxLength)
        {
            throw new IndexCorruptException("A stored text is longer than its codes can be.");
        }

        symbols.Decode(
            bytes,
            output.Reserve(length + SymbolTable.MaxLength)[..(length + SymbolTable.MaxLength)],
            length
        );
        output.Advance(length);
        return length;
    }
}
