using Search.Index.Bytes;
using Search.Index.Storage;

namespace Search.Index.Stored;

/// <summary>
/// Texts as they stand in records: the length of what follows × 2, plus 1 when that is the text as it is, then that.
/// Equal texts are written equally.
/// </summary>
internal sealed class TextCoder(SymbolTable symbols)
{
    private readonly ByteBuffer _coded = new(1 << 10);

    /// <summary>The symbols.</summary>
    public SymbolTable Symbols { get; } = symbols;

    /// <summary>Appends a text that is given as UTF-8.</summary>
    public void Write(ReadOnlySpan<byte> text, ByteBuffer output)
    {
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
        var coded = cursor.ReadVarint();
        var bytes = cursor.ReadBytes((int)(coded >> 1));
        if ((coded & 1) != 0)
        {
            output.Write(bytes);
            return bytes.Length;
        }

        // A code of 12 bits stands for at most 8 bytes, and the last may write past its end.
        var most = ((bytes.Length * 2L / 3) + 1) * SymbolTable.MaxLength;
        if (most > int.MaxValue / 2)
        {
            throw new IndexCorruptException("A stored text is too long.");
        }

        var length = symbols.Decode(bytes, output.Reserve((int)most)[..(int)most]);
        output.Advance(length);
        return length;
    }
}
