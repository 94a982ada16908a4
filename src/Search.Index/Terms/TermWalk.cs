using System.Buffers;
using System.Diagnostics;
using System.Text;
using Search.Index.Bytes;
using Search.Query.Terms;

namespace Search.Index.Terms;

/// <summary>
/// Walks the terms of a space that fit a prefix or a pattern, in the order of their bytes, which is that of their code
/// points. Where a pattern takes no term that begins as the current one does, it names the next beginning that it may
/// take, and the walk goes there over the sorted dictionary: the intersection of an automaton and a sorted list
/// (Schulz and Mihov, "Fast string correction with Levenshtein automata", 2002, section 6).
/// </summary>
internal sealed class TermWalk
{
    private readonly TermEnumerator _terms;
    private readonly TermPattern? _pattern;
    private readonly ByteBuffer _target = new();
    private readonly byte[] _prefix;
    private byte[] _path = new byte[64];
    private int[] _ends = new int[64];
    private int _depth;
    private bool _started;

    /// <summary>Prepares a walk over the terms that begin with a prefix.</summary>
    public TermWalk(TermDictionary dictionary, TermSpace space, string prefix)
    {
        _terms = new TermEnumerator(dictionary);
        _prefix = [.. TermKey.Write(space, prefix, _target)];
    }

    /// <summary>Prepares a walk over the terms that fit a pattern, which the walk has for itself.</summary>
    public TermWalk(TermDictionary dictionary, TermSpace space, TermPattern pattern)
        : this(dictionary, space, "") => _pattern = pattern;

    /// <summary>The current term.</summary>
    public ReadOnlySpan<byte> Term => _terms.Key[1..];

    /// <summary>Its postings.</summary>
    public TermInfo Info => _terms.Info;

    /// <summary>Its level.</summary>
    public int Level { get; private set; }

    /// <summary>Moves to the next term that fits.</summary>
    public bool MoveNext()
    {
        var more = _started ? _terms.MoveNext() : _terms.Seek(_prefix);
        _started = true;
        while (more && _terms.Key.StartsWith(_prefix))
        {
            if (_pattern is null)
            {
                return true;
            }

            if (Read(_terms.Key[1..], out var refused))
            {
                Level = _pattern.Level(_depth);
                if (Level >= 0)
                {
                    return true;
                }

                more = _terms.MoveNext();
            }
            else if (FindTarget(refused))
            {
                more = _terms.SkipTo(_target.Written);
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    // What the term shares with what has been read stays; the pattern reads the rest, up to a code point that it refuses.
    private bool Read(ReadOnlySpan<byte> term, out int refused)
    {
        var shared = _path.AsSpan(0, _depth == 0 ? 0 : _ends[_depth - 1]).CommonPrefixLength(term);
        while (_depth > 0 && _ends[_depth - 1] > shared)
        {
            _depth--;
        }

        if (_path.Length < term.Length)
        {
            Array.Resize(ref _path, term.Length * 2);
            Array.Resize(ref _ends, term.Length * 2);
        }

        var at = _depth == 0 ? 0 : _ends[_depth - 1];
        term[at..].CopyTo(_path.AsSpan(at));
        while (at < term.Length)
        {
            refused = Decode(term[at..], out var length);
            if (!_pattern!.Push(_depth, refused))
            {
                return false;
            }

            at += length;
            _ends[_depth++] = at;
        }

        refused = -1;
        return true;
    }

    // The least key above everything that begins as the refused term does, and that the pattern may take.
    private bool FindTarget(int refused)
    {
        Debug.Assert(_pattern is not null, "Only a pattern refuses.");
        for (; ; _depth--)
        {
            var start = _depth == 0 ? 0 : _ends[_depth - 1];
            var next = _pattern.Next(_depth, refused);
            if (next is >= 0 and <= 0x10FFFF)
            {
                _target.Clear();
                _target.WriteByte(_prefix[0]);
                _target.Write(_path.AsSpan(0, start));
                Encode(next, _target);
                return true;
            }

            if (_depth == 0)
            {
                return false;
            }

            refused = Decode(_path.AsSpan(_depth == 1 ? 0 : _ends[_depth - 2]), out _);
        }
    }

    // As Wtf8 writes: half a surrogate pair takes three bytes like any other unit of its size.
    private static int Decode(ReadOnlySpan<byte> text, out int length)
    {
        if (text[0] < 0x80)
        {
            length = 1;
            return text[0];
        }

        if (Rune.DecodeFromUtf8(text, out var rune, out length) != OperationStatus.Done && text.Length >= 3)
        {
            if (text[0] == 0xED && text[1] >= 0xA0 && (text[1] & text[2] & 0x80) != 0)
            {
                length = 3;
                return 0xD000 | ((text[1] & 0x3F) << 6) | (text[2] & 0x3F);
            }
        }

        return rune.Value;
    }

    private static void Encode(int codePoint, ByteBuffer output)
    {
        if (Rune.IsValid(codePoint))
        {
            output.Advance(new Rune(codePoint).EncodeToUtf8(output.Reserve(4)));
        }
        else
        {
            output.WriteByte((byte)(0xE0 | (codePoint >> 12)));
            output.WriteByte((byte)(0x80 | ((codePoint >> 6) & 0x3F)));
            output.WriteByte((byte)(0x80 | (codePoint & 0x3F)));
        }
    }
}
