using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Search.Text.Lexicon;

namespace Search.Tools.Lexicon.Resources;

/// <summary>Writes a <see cref="ResourceImage"/>: header, section table, sections at multiples of 16 bytes.</summary>
public sealed class ResourceImageWriter
{
    private readonly List<(uint Id, byte[] Bytes)> _sections = [];

    public void Add<T>(uint id, ReadOnlySpan<T> values)
        where T : unmanaged => _sections.Add((id, MemoryMarshal.AsBytes(values).ToArray()));

    public byte[] ToArray()
    {
        var at = Align(ResourceImage.HeaderLength + (_sections.Count * ResourceImage.SectionEntryLength));
        var length = _sections.Aggregate(at, (end, section) => Align(end + section.Bytes.Length));
        var image = new byte[length];
        var head = image.AsSpan();
        BinaryPrimitives.WriteUInt32LittleEndian(head, ResourceImage.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], ResourceImage.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], (uint)_sections.Count);
        var entry = head[ResourceImage.HeaderLength..];
        foreach (var (id, bytes) in _sections)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(entry, id);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)at);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], (uint)bytes.Length);
            entry = entry[ResourceImage.SectionEntryLength..];
            bytes.CopyTo(head[at..]);
            at = Align(at + bytes.Length);
        }

        SHA256.HashData(head[ResourceImage.HeaderLength..], head[16..]);
        return image;
    }

    private static int Align(int offset) => (offset + 15) & ~15;
}
