using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Text.Numbers;

namespace Search.Text.English;

/// <summary>
/// Remembers the stems and roles of words. A word has one possible slot, a newcomer takes the place of the one there;
/// what is found never depends on what was asked before. Not safe for several threads at once.
/// </summary>
internal sealed class WordCache
{
    private const int SlotBits = 13;
    private const int SlotLength = 24;
    private const int Slack = 4;

    private readonly char[] _words = new char[SlotLength << SlotBits];
    private readonly char[] _stems = new char[(SlotLength + Slack) << SlotBits];
    private readonly Entry[] _entries = new Entry[1 << SlotBits];
    private char[] _long = new char[64];

    /// <summary>Gives the stem and the role of a folded word; the stem stays valid until the next call.</summary>
    public ReadOnlySpan<char> Stem(ReadOnlySpan<char> word, out WordRole role)
    {
        if (word.Length > SlotLength)
        {
            if (_long.Length < word.Length + Slack)
            {
                _long = new char[word.Length * 2];
            }

            word.CopyTo(_long);
            role = WordRole.None;
            return _long.AsSpan(0, ComputeStem(_long, word.Length));
        }

        var slot = Slot(word);
        ref var entry = ref _entries[slot];
        var words = _words.AsSpan(slot * SlotLength, SlotLength);
        var stems = _stems.AsSpan(slot * (SlotLength + Slack), SlotLength + Slack);
        if (entry.WordLength != word.Length || !word.SequenceEqual(words[..word.Length]))
        {
            word.CopyTo(words);
            word.CopyTo(stems);
            entry = new Entry((byte)word.Length, (byte)ComputeStem(stems, word.Length), NumberWords.RoleOf(word));
        }

        role = entry.Role;
        return stems[..entry.StemLength];
    }

    private static int ComputeStem(Span<char> buffer, int length)
    {
        foreach (var unit in buffer[..length])
        {
            if (!char.IsAsciiLetterLower(unit) && unit != '\'')
            {
                return length;
            }
        }

        length = SpellingVariants.Unify(buffer, length);
        if (StemExceptions.TryGet(buffer[..length], out var stem))
        {
            stem.CopyTo(buffer);
            return stem.Length;
        }

        return EnglishStemmer.Stem(buffer, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ReadOnlySpan<char> word)
    {
        var hash = (ulong)word.Length;
        var bytes = MemoryMarshal.AsBytes(word);
        while (bytes.Length >= sizeof(ulong))
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(bytes)) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var unit in MemoryMarshal.Cast<byte, char>(bytes))
        {
            hash = (hash ^ unit) * 0x9E3779B97F4A7C15;
        }

        return (int)(hash >> (64 - SlotBits));
    }

    private readonly record struct Entry(byte WordLength, byte StemLength, WordRole Role);
}
