using System.Text;
using Search.Text.Pairs;

namespace Search.Concordance.Learning;

/// <summary>
/// Pairs on their way into an index, kept in a file as long as the words are learned from all of them. The file goes
/// when the spool is disposed; one that a killed build left behind is overwritten by the next. One thread at a time.
/// </summary>
/// <remarks>
/// <code>
/// pair   = id:uint64 uint64 english:string chinese:string source:string position:int32 script:byte quality:float32
///          reasons:uint16 document:text externalId:text title:text url:text domain:text license:text
///          attribution:text date:int32
/// text   = 0:byte | 1:byte string
/// string = utf16Units:7-bit-int uint16*
/// </code>
/// Texts are kept by UTF-16 unit, since half a surrogate pair in a document must come back as it was.
/// </remarks>
public sealed class PairSpool : IDisposable
{
    /// <summary>The name of the file inside the folder of an index.</summary>
    public const string Name = "pairs.spool";

    private readonly FileStream _file;
    private readonly BinaryWriter _writer;

    private PairSpool(FileStream file)
    {
        _file = file;
        _writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>How many pairs there are.</summary>
    public long Count { get; private set; }

    /// <summary>Makes an empty spool in a folder, which must exist.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static PairSpool Create(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new PairSpool(
            new FileStream(
                Path.Combine(folder, Name),
                new FileStreamOptions
                {
                    Mode = FileMode.Create,
                    Access = FileAccess.ReadWrite,
                    Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
                    BufferSize = 1 << 16,
                }
            )
        );
    }

    /// <summary>Appends a pair.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Add(AlignedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        _writer.Write(pair.Id.High);
        _writer.Write(pair.Id.Low);
        WriteText(pair.English);
        WriteText(pair.Chinese);
        WriteText(pair.Source);
        _writer.Write(pair.Position);
        _writer.Write((byte)pair.Script);
        _writer.Write(pair.Quality);
        _writer.Write((ushort)pair.Reasons);
        WriteOptional(pair.Document);
        WriteOptional(pair.ExternalId);
        WriteOptional(pair.Title);
        WriteOptional(pair.Url);
        WriteOptional(pair.Domain);
        WriteOptional(pair.License);
        WriteOptional(pair.Attribution);
        _writer.Write(pair.Date?.DayNumber ?? -1);
        Count++;
    }

    /// <summary>The pairs in the order in which they were added. Nothing may be added, or read otherwise, meanwhile.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IEnumerable<AlignedPair> Read()
    {
        _writer.Flush();
        _file.Position = 0;
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        for (var n = 0L; n < Count; n++)
        {
            yield return ReadPair(reader);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }

    private static AlignedPair ReadPair(BinaryReader reader)
    {
        var pair = new AlignedPair
        {
            Id = new PairId(reader.ReadUInt64(), reader.ReadUInt64()),
            English = ReadText(reader),
            Chinese = ReadText(reader),
            Source = ReadText(reader),
            Position = reader.ReadInt32(),
            Script = (Script)reader.ReadByte(),
            Quality = reader.ReadSingle(),
            Reasons = (QualityReasons)reader.ReadUInt16(),
            Document = ReadOptional(reader),
            ExternalId = ReadOptional(reader),
            Title = ReadOptional(reader),
            Url = ReadOptional(reader),
            Domain = ReadOptional(reader),
            License = ReadOptional(reader),
            Attribution = ReadOptional(reader),
        };
        var day = reader.ReadInt32();
        return day < 0 ? pair : pair with { Date = DateOnly.FromDayNumber(day) };
    }

    private void WriteText(string text)
    {
        _writer.Write7BitEncodedInt(text.Length);
        _writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void WriteOptional(string? text)
    {
        _writer.Write(text is not null);
        if (text is not null)
        {
            WriteText(text);
        }
    }

    private static string ReadText(BinaryReader reader) =>
        string.Create(
            reader.Read7BitEncodedInt(),
            reader,
            static (text, from) =>
                from.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(text))
        );

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? ReadText(reader) : null;
}
