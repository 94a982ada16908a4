using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Writes and reads a <see cref="TranslationModel"/>. All numbers are little-endian.
/// <code>
/// file    = magic body crc
/// magic   = "BSWORDS1"
/// body    = pairs:int64 meanLogLikelihood:float64 words(English) words(Chinese) rowStarts:ints chinese:ints
///           weights:floats englishMass:floats chineseMass:floats englishNull:floats chineseNull:floats
///           englishJumps:floats chineseJumps:floats
/// words   = count:int32 ( utf8Length:7-bit-int utf8 )*
/// ints    = count:int32 int32*
/// floats  = count:int32 float32*
/// crc     = CRC-32C of magic and body: uint32
/// </code>
/// </summary>
public static class TranslationModelFile
{
    /// <summary>The name of the file inside the folder of an index.</summary>
    public const string Name = "words.model";

    private static ReadOnlySpan<byte> Magic => "BSWORDS1"u8;

    /// <summary>Where the model of an index lies.</summary>
    /// <param name="folder">The folder of the index.</param>
    public static string PathIn(string folder) => Path.Combine(folder, Name);

    /// <summary>Writes a model to a file that is complete or not there: first under a temporary name, then renamed.</summary>
    /// <exception cref="IOException">The file cannot be written; one that was there before is untouched.</exception>
    public static void Save(TranslationModel model, string path)
    {
        using var prepared = PreparedModel.Write(model, path);
        prepared.Publish();
    }

    /// <summary>Writes a model to a file and through to the disk.</summary>
    internal static void Write(TranslationModel model, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        using var body = new MemoryStream();
        Write(model.Parts, body);
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        file.Write(bytes);
        Span<byte> crc = stackalloc byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(crc, Checksum(bytes));
        file.Write(crc);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The file is not such a model or is damaged; building the index again makes a new one.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TranslationModel Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var end = bytes.Length - 4;
        if (end < Magic.Length || !bytes.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException($"'{path}' is not a translation model; build the index again to make one.");
        }

        var crc = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(end));
        if (crc != Checksum(bytes.AsSpan(0, end)))
        {
            throw new InvalidDataException(
                $"The translation model '{path}' is damaged (its checksum differs); build the index again to make a new one."
            );
        }

        using var reader = new BinaryReader(
            new MemoryStream(bytes, Magic.Length, end - Magic.Length, writable: false),
            Encoding.UTF8
        );
        try
        {
            return new TranslationModel(Read(reader)) { Checksum = crc };
        }
        catch (Exception error) when (error is EndOfStreamException or ArgumentException or FormatException)
        {
            throw new InvalidDataException($"The translation model '{path}' contradicts itself.", error);
        }
    }

    private static void Write(TranslationModelParts parts, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(parts.Pairs);
        writer.Write(parts.MeanLogLikelihood);
        Write(writer, parts.EnglishWords);
        Write(writer, parts.ChineseWords);
        Write<int>(writer, parts.RowStarts);
        Write<int>(writer, parts.Chinese);
        Write<float>(writer, parts.Weights);
        Write<float>(writer, parts.EnglishMass);
        Write<float>(writer, parts.ChineseMass);
        Write<float>(writer, parts.EnglishNull);
        Write<float>(writer, parts.ChineseNull);
        Write(writer, parts.EnglishJumps.Weights);
        Write(writer, parts.ChineseJumps.Weights);
    }

    private static TranslationModelParts Read(BinaryReader reader)
    {
        var parts = new TranslationModelParts
        {
            Pairs = reader.ReadInt64(),
            MeanLogLikelihood = reader.ReadDouble(),
            EnglishWords = ReadWords(reader),
            ChineseWords = ReadWords(reader),
            RowStarts = Read<int>(reader),
            Chinese = Read<int>(reader),
            Weights = Read<float>(reader),
            EnglishMass = Read<float>(reader),
            ChineseMass = Read<float>(reader),
            EnglishNull = Read<float>(reader),
            ChineseNull = Read<float>(reader),
            EnglishJumps = JumpDistribution.FromWeights(Read<float>(reader)),
            ChineseJumps = JumpDistribution.FromWeights(Read<float>(reader)),
        };
        var english = parts.EnglishWords.Count;
        var chinese = parts.ChineseWords.Count;
        var fits =
            parts.RowStarts.Length == english + 1
            && parts.RowStarts[0] == 0
            && parts.RowStarts[^1] == parts.Chinese.Length
            && parts.Weights.Length == parts.Chinese.Length
            && parts.EnglishMass.Length == english
            && parts.EnglishNull.Length == english
            && parts.ChineseMass.Length == chinese
            && parts.ChineseNull.Length == chinese
            && !parts.Chinese.AsSpan().ContainsAnyExceptInRange(0, chinese - 1);
        for (var i = 1; i < parts.RowStarts.Length && fits; i++)
        {
            fits = parts.RowStarts[i] >= parts.RowStarts[i - 1];
        }

        return fits ? parts : throw new FormatException("The parts of the model do not fit each other.");
    }

    private static void Write(BinaryWriter writer, Vocabulary words)
    {
        writer.Write(words.Count);
        for (var id = 0; id < words.Count; id++)
        {
            writer.Write(words[id]);
        }
    }

    private static Vocabulary ReadWords(BinaryReader reader)
    {
        var words = new Vocabulary();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            _ = words.FindOrAdd(reader.ReadString());
        }

        return words;
    }

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var count = reader.ReadInt32();
        if (count < 0 || (long)count * 4 > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new EndOfStreamException();
        }

        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (var rest in bytes[(words.Length * 8)..])
        {
            crc = BitOperations.Crc32C(crc, rest);
        }

        return ~crc;
    }
}
