using Search.Text.Pairs;

namespace Search.Concordance.Equivalents;

/// <summary>The links of a pair as bytes that an index keeps with the pair.</summary>
/// <remarks>
/// <code>
/// links  = 1:u8 english_units:varint chinese_units:varint unit* unit* link*
/// unit   = head:u8 [gap:varint] [length:varint]
///          head = word (bit 0), length (bits 1 to 4; 15: it follows), gap to the unit before (5 to 7; 7: it follows)
/// link   = (step × 4 + known × 2 + grows):varint (of_english × 2048 + of_chinese × 64 + strength):u16
///          step to the next cell of English unit × Chinese units + Chinese unit, the first counted from -1;
///          of_english and of_chinese in 31sts, strength in 63rds
/// varint = 7 bits a byte, lowest first, the top bit set on all but the last byte
/// </code>
/// </remarks>
internal static class WordLinksCodec
{
    private const byte Version = 1;
    private const int LongLength = 15;
    private const int LongGap = 7;
    private const int Beliefs = 31;
    private const int Strengths = 63;

    /// <summary>Writes the links of a pair.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="buffer">Memory that is used again.</param>
    public static WordLinks Write(LinkedPair pair, List<byte> buffer)
    {
        buffer.Clear();
        buffer.Add(Version);
        WriteNumber(buffer, pair.English.Count);
        WriteNumber(buffer, pair.Chinese.Count);
        WriteUnits(buffer, pair.English);
        WriteUnits(buffer, pair.Chinese);
        var before = -1L;
        foreach (var link in pair.Links)
        {
            var cell = ((long)link.English * pair.Chinese.Count) + link.Chinese;
            WriteNumber(buffer, ((cell - before) * 4) + (link.IsKnown ? 2 : 0) + (link.Grows ? 1 : 0));
            before = cell;
            var beliefs = (Scale(link.OfEnglish, Beliefs) << 5) | Scale(link.OfChinese, Beliefs);
            var value = (beliefs << 6) | Scale(link.Strength, Strengths);
            buffer.Add((byte)value);
            buffer.Add((byte)(value >> 8));
        }

        return new WordLinks(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(buffer));
    }

    /// <summary>Reads the links of a pair.</summary>
    /// <param name="links">The links.</param>
    /// <param name="english">UTF-16 units of the English text.</param>
    /// <param name="chinese">UTF-16 units of the Chinese text.</param>
    /// <param name="pair">Receives them.</param>
    /// <returns>False when they are of another version, or cannot be those of such texts.</returns>
    public static bool TryRead(WordLinks links, int english, int chinese, LinkedPair pair)
    {
        pair.Clear();
        var reader = new Reader(links.Bytes);
        if (reader.Byte() != Version)
        {
            return false;
        }

        var englishUnits = reader.Number();
        var chineseUnits = reader.Number();
        if (
            englishUnits > english
            || chineseUnits > chinese
            || !ReadUnits(ref reader, englishUnits, english, pair.English)
            || !ReadUnits(ref reader, chineseUnits, chinese, pair.Chinese)
        )
        {
            return false;
        }

        var cell = -1L;
        while (!reader.IsAtEnd)
        {
            var head = reader.Number();
            var value = reader.Byte() | (reader.Byte() << 8);
            cell += head >> 2;
            if (head < 4 || cell >= englishUnits * chineseUnits || reader.IsCut)
            {
                return false;
            }

            pair.Links.Add(
                new WordLink(
                    (int)(cell / chineseUnits),
                    (int)(cell % chineseUnits),
                    (value >> 11) / (float)Beliefs,
                    ((value >> 6) & Beliefs) / (float)Beliefs,
                    (value & Strengths) / (float)Strengths,
                    (head & 1) != 0,
                    (head & 2) != 0
                )
            );
        }

        return !reader.IsCut;
    }

    private static int Scale(float value, int steps) => (int)MathF.Round(Math.Clamp(value, 0, 1) * steps);

    private static void WriteUnits(List<byte> buffer, List<LinkedUnit> units)
    {
        var end = 0;
        foreach (var unit in units)
        {
            var (gap, length) = (unit.Start - end, unit.End - unit.Start);
            end = unit.End;
            var head = (Math.Min(gap, LongGap) << 5) | (Math.Min(length, LongLength) << 1) | (unit.IsWord ? 1 : 0);
            buffer.Add((byte)head);
            if (gap >= LongGap)
            {
                WriteNumber(buffer, gap);
            }

            if (length >= LongLength)
            {
                WriteNumber(buffer, length);
            }
        }
    }

    private static bool ReadUnits(ref Reader reader, long count, int textLength, List<LinkedUnit> units)
    {
        var end = 0L;
        for (var i = 0L; i < count; i++)
        {
            var head = reader.Byte();
            var gap = head >> 5 == LongGap ? reader.Number() : head >> 5;
            var length = ((head >> 1) & LongLength) == LongLength ? reader.Number() : (head >> 1) & LongLength;
            var start = end + gap;
            end = start + length;
            if (length == 0 || end > textLength || reader.IsCut)
            {
                return false;
            }

            units.Add(new LinkedUnit((int)start, (int)end, (head & 1) != 0));
        }

        return true;
    }

    private static void WriteNumber(List<byte> buffer, long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            buffer.Add((byte)(value | 0x80));
        }

        buffer.Add((byte)value);
    }

    // Past the end there are zeros, and the reader says that it is cut.
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public readonly bool IsAtEnd => _rest.IsEmpty;

        public bool IsCut { get; private set; }

        public byte Byte()
        {
            if (_rest.IsEmpty)
            {
                IsCut = true;
                return 0;
            }

            var value = _rest[0];
            _rest = _rest[1..];
            return value;
        }

        // A longer number is that of no pair.
        public long Number()
        {
            var value = 0L;
            for (var shift = 0; shift < 42; shift += 7)
            {
                var next = Byte();
                value |= (long)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return value;
                }
            }

            IsCut = true;
            return value;
        }
    }
}
