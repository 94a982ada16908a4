using System.Runtime.InteropServices;

namespace Search.Index.Stored;

/// <summary>
/// Chooses the symbols for a sample of texts: starting with single bytes, it encodes the sample with what it has,
/// counts symbols and neighbours, and keeps those that would save most, five times over.
/// </summary>
internal static class SymbolTrainer
{
    /// <summary>A sample below this many bytes is not worth a table.</summary>
    public const int LeastSample = 1 << 14;

    private const int Rounds = 5;

    /// <summary>Trains a table on texts laid end to end, each ended by a zero byte.</summary>
    public static SymbolTable Train(ReadOnlySpan<byte> sample)
    {
        var table = new SymbolTable([]);
        if (sample.Length < LeastSample)
        {
            return table;
        }

        var gains = new Dictionary<(ulong, byte), int>();
        for (var round = 0; round < Rounds; round++)
        {
            Count(table, sample, gains);
            var best = new List<(int Gain, ulong Value, byte Length)>(gains.Count);
            foreach (var ((value, length), gain) in gains)
            {
                if (gain > 4 * length)
                {
                    best.Add((gain, value, length));
                }
            }

            best.Sort(
                (left, right) =>
                    right.Gain != left.Gain ? right.Gain.CompareTo(left.Gain) : left.Value.CompareTo(right.Value)
            );
            var symbols = new (ulong, byte)[Math.Min(best.Count, SymbolTable.Capacity - 256)];
            for (var i = 0; i < symbols.Length; i++)
            {
                symbols[i] = (best[i].Value, best[i].Length);
            }

            table = new SymbolTable(symbols);
            gains.Clear();
        }

        return table;
    }

    private static void Count(SymbolTable table, ReadOnlySpan<byte> sample, Dictionary<(ulong, byte), int> gains)
    {
        var before = -1;
        while (!sample.IsEmpty)
        {
            if (sample[0] == 0)
            {
                before = -1;
                sample = sample[1..];
                continue;
            }

            var left = Math.Min(sample.Length, SymbolTable.MaxLength);
            var end = sample[..left].IndexOf((byte)0);
            var code = table.Match(SymbolTable.Load(sample), end < 0 ? sample.Length : end);
            var length = table.Length(code);
            if (length > 1)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(gains, (table.Value(code), (byte)length), out _) += length;
            }

            if (before >= 0 && table.Length(before) + length <= SymbolTable.MaxLength)
            {
                var joined = table.Value(before) | (table.Value(code) << (8 * table.Length(before)));
                var joinedLength = (byte)(table.Length(before) + length);
                CollectionsMarshal.GetValueRefOrAddDefault(gains, (joined, joinedLength), out _) += joinedLength;
            }

            before = code;
            sample = sample[length..];
        }
    }
}
