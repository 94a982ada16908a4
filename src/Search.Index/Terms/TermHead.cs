using System.Buffers.Binary;

namespace Search.Index.Terms;

/// <summary>The first eight bytes of a key as one number, so that keys are compared by comparing numbers.</summary>
internal static class TermHead
{
    /// <summary>
    /// The number: where those of two keys differ they are in the order of the keys; where they are equal the keys
    /// themselves decide. A shorter key is filled up with zeros.
    /// </summary>
    public static ulong Of(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(key);
        }

        ulong head = 0;
        foreach (var part in key)
        {
            head = (head << 8) | part;
        }

        return key.IsEmpty ? 0 : head << (8 * (sizeof(ulong) - key.Length));
    }
}
