using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Search.Text.Lexicon;

/// <summary>
/// A compiled resource of named sections, read where it lies: embedded resources are mapped with their assembly, so
/// opening one costs a header check and no copy. The layout is given in <c>FORMAT.md</c> of this folder.
/// </summary>
public sealed unsafe class ResourceImage
{
    /// <summary>The first four bytes of every image: "BLEX".</summary>
    public const uint Magic = 0x58454C42;

    /// <summary>The version of the layout that this program reads and writes.</summary>
    public const uint Version = 1;

    /// <summary>The length of the header before the section table, in bytes.</summary>
    public const int HeaderLength = 48;

    /// <summary>The length of one entry of the section table, in bytes.</summary>
    public const int SectionEntryLength = 16;

    private readonly byte* _start;
    private readonly long _length;
    private readonly byte[]? _owned;

    private ResourceImage(byte* start, long length, byte[]? owned, string name)
    {
        _start = start;
        _length = length;
        _owned = owned;
        Name = name;
        Check();
    }

    /// <summary>The name of the resource, for messages.</summary>
    public string Name { get; }

    /// <summary>SHA-256 of everything after the header, as written by the compiler of the resource.</summary>
    public ReadOnlySpan<byte> Hash => new(_start + 16, 32);

    /// <summary>Everything after the header: what <see cref="Hash"/> covers.</summary>
    public ReadOnlySpan<byte> Payload => new(_start + HeaderLength, checked((int)(_length - HeaderLength)));

    /// <summary>Opens a resource embedded in this assembly, or null when the build left it out.</summary>
    /// <exception cref="InvalidDataException">The resource is damaged or of another version.</exception>
    public static ResourceImage? OpenEmbedded(string logicalName)
    {
        var stream = typeof(ResourceImage).Assembly.GetManifestResourceStream(logicalName);
        if (stream is null)
        {
            return null;
        }

        if (stream is UnmanagedMemoryStream mapped)
        {
            // The pointer belongs to the loaded assembly, which lives as long as this type does.
            return new ResourceImage(mapped.PositionPointer, mapped.Length, null, logicalName);
        }

        using (stream)
        {
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return FromBytes(copy.ToArray(), logicalName);
        }
    }

    /// <summary>Opens an image held in memory.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a whole image of this version.</exception>
    public static ResourceImage FromBytes(ReadOnlySpan<byte> bytes, string name)
    {
        var pinned = GC.AllocateUninitializedArray<byte>(bytes.Length, pinned: true);
        bytes.CopyTo(pinned);
        var pointer = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        return new ResourceImage(pointer, pinned.Length, pinned, name);
    }

    /// <summary>The bytes of a section.</summary>
    /// <exception cref="InvalidDataException">There is no such section.</exception>
    public ReadOnlySpan<byte> Section(uint id) =>
        TrySection(id, out var bytes)
            ? bytes
            : throw new InvalidDataException($"{Name}: section {id} is missing; rebuild it with 'lexicon build'.");

    /// <summary>The bytes of a section, when there is one.</summary>
    public bool TrySection(uint id, out ReadOnlySpan<byte> bytes)
    {
        var count = BinaryPrimitives.ReadUInt32LittleEndian(new ReadOnlySpan<byte>(_start + 8, 4));
        for (var i = 0; i < count; i++)
        {
            var entry = new ReadOnlySpan<byte>(_start + HeaderLength + (i * SectionEntryLength), SectionEntryLength);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) == id)
            {
                var offset = BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
                var length = BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]);
                bytes = new ReadOnlySpan<byte>(_start + offset, (int)length);
                return true;
            }
        }

        bytes = default;
        return false;
    }

    /// <summary>A section as an array of little-endian values, in place.</summary>
    /// <exception cref="InvalidDataException">The section is missing or not a whole number of values.</exception>
    public ReadOnlySpan<T> Section<T>(uint id)
        where T : unmanaged
    {
        var bytes = Section(id);
        return bytes.Length % sizeof(T) == 0
            ? MemoryMarshal.Cast<byte, T>(bytes)
            : throw new InvalidDataException($"{Name}: section {id} has {bytes.Length} bytes, not whole values.");
    }

    /// <summary>A pointer to the first value of a section; valid as long as this image.</summary>
    internal T* Pointer<T>(uint id, out int count)
        where T : unmanaged
    {
        var values = Section<T>(id);
        count = values.Length;
        return (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref MemoryMarshal.GetReference(values));
    }

    private void Check()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("The compiled lexicon is read in place on little-endian machines.");
        }

        var head = new ReadOnlySpan<byte>(_start, (int)Math.Min(_length, HeaderLength));
        if (head.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(head) != Magic)
        {
            throw new InvalidDataException($"{Name}: not a compiled resource; rebuild it with 'lexicon build'.");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        if (version != Version)
        {
            throw new InvalidDataException(
                $"{Name}: version {version}, this program reads {Version}; rebuild it with 'lexicon build'."
            );
        }

        var count = BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
        var last = HeaderLength + ((long)count * SectionEntryLength);
        for (var i = 0; i < count; i++)
        {
            var at = HeaderLength + ((long)i * SectionEntryLength);
            if (at + SectionEntryLength > _length)
            {
                throw new InvalidDataException($"{Name}: cut short in the section table.");
            }

            var entry = new ReadOnlySpan<byte>(_start + at, SectionEntryLength);
            var end =
                (long)BinaryPrimitives.ReadUInt32LittleEndian(entry[4..])
                + BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]);
            if (end > _length)
            {
                throw new InvalidDataException($"{Name}: section {i} ends at byte {end} of {_length}.");
            }

            last = Math.Max(last, end);
        }

        if (((last + 15) & ~15) != _length)
        {
            throw new InvalidDataException($"{Name}: {_length} bytes, its sections end at byte {last}.");
        }

        GC.KeepAlive(_owned);
    }
}
