using Search.Index.Bytes;

namespace Search.Index.Stored;

/// <summary>A sample of texts, spread evenly over all of them, that symbols are chosen by.</summary>
/// <param name="textBytes">Bytes that all texts take.</param>
internal sealed class TextSample(long textBytes)
{
    /// <summary>Bytes of a sample; more do not make better symbols.</summary>
    public const int Size = 1 << 21;

    private readonly ByteBuffer _bytes = new(1 << 16);
    private readonly long _step = Math.Max(1, textBytes / Size);

    /// <summary>Whether a pair belongs to the sample.</summary>
    public bool Wants(long pair) => pair % _step == 0 && _bytes.Length < Size;

    /// <summary>Takes in the texts of a pair.</summary>
    public void Add(ReadOnlySpan<byte> english, ReadOnlySpan<byte> chinese)
    {
        _bytes.Write(english);
        _bytes.WriteByte(0);
        _bytes.Write(chinese);
        _bytes.WriteByte(0);
    }

    /// <summary>Takes in the texts of a pair.</summary>
    public void Add(string english, string chinese)
    {
        Wtf8.Write(english, _bytes);
        _bytes.WriteByte(0);
        Wtf8.Write(chinese, _bytes);
        _bytes.WriteByte(0);
    }

    /// <summary>Chooses the symbols.</summary>
    public SymbolTable Train() => SymbolTrainer.Train(_bytes.Written);
}
