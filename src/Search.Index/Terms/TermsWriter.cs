using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Search.Index.Segments;

namespace Search.Index.Terms;

/// <summary>
/// Writes the terms of a segment, in order, with their postings. Terms with the same postings share them: most forms as
/// written stand exactly where their stem does, and most words of one character where that character does.
/// </summary>
internal sealed class TermsWriter
{
    // Shorter postings save little more than the offset that an entry takes anyway.
    private const int LeastShared = 12;

    private readonly SectionWriter _output;
    private readonly TermDictionaryWriter _dictionary = new();
    private readonly Dictionary<Digest, long> _offsets = [];

    /// <summary>Begins the postings.</summary>
    public TermsWriter(SectionWriter output)
    {
        _output = output;
        output.Begin(SectionId.Postings);
    }

    /// <summary>Adds a term; one that no pair has is left out.</summary>
    /// <param name="key">The term's key, above the one before it in byte order.</param>
    /// <param name="documentFrequency">Pairs that have it.</param>
    /// <param name="postings">Its encoded postings.</param>
    public void Add(ReadOnlySpan<byte> key, int documentFrequency, ReadOnlySpan<byte> postings)
    {
        if (documentFrequency == 1)
        {
            _dictionary.Add(key, 1, 0, postings);
        }
        else if (documentFrequency > 1)
        {
            _dictionary.Add(key, documentFrequency, Place(documentFrequency, postings), []);
        }
    }

    /// <summary>Ends the postings and writes the dictionary.</summary>
    /// <returns>Terms written.</returns>
    public int Finish()
    {
        _output.End();
        _dictionary.Finish(_output);
        return _dictionary.Count;
    }

    private long Place(int documentFrequency, ReadOnlySpan<byte> postings)
    {
        if (postings.Length < LeastShared)
        {
            return Append(postings);
        }

        var digest = Digest.Of(documentFrequency, postings);
        ref var offset = ref CollectionsMarshal.GetValueRefOrAddDefault(_offsets, digest, out var known);
        if (!known)
        {
            offset = Append(postings);
        }

        return offset;
    }

    private long Append(ReadOnlySpan<byte> postings)
    {
        var offset = _output.SectionLength;
        _output.Write(postings);
        return offset;
    }

    // What was written is not there to be compared with any more, and so equality is that of half a SHA-256, of which
    // nobody knows two texts that share it; pairs are told apart in the same way.
    private readonly record struct Digest(ulong High, ulong Low, int DocumentFrequency)
    {
        public static Digest Of(int documentFrequency, ReadOnlySpan<byte> postings)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            _ = SHA256.HashData(postings, hash);
            return new Digest(
                BinaryPrimitives.ReadUInt64LittleEndian(hash),
                BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]),
                documentFrequency
            );
        }
    }
}
