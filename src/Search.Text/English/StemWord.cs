namespace Search.Text.English;

/// <summary>A word while the stemmer works on it. Consonantal y is written Y.</summary>
internal ref struct StemWord(Span<char> buffer, int length)
{
    private readonly Span<char> _buffer = buffer;

    public int Length = length;

    /// <summary>Where the region after the first consonant that follows a vowel starts.</summary>
    public int Region1;

    /// <summary>The same again inside <see cref="Region1"/>.</summary>
    public int Region2;

    public readonly ReadOnlySpan<char> Text => _buffer[..Length];

    public readonly char Last
    {
        get => Length == 0 ? '\0' : _buffer[Length - 1];
        set => _buffer[Length - 1] = value;
    }

    public readonly bool IsVowel(int at) => _buffer[at] is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    public readonly bool HasVowel(int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (IsVowel(i))
            {
                return true;
            }
        }

        return false;
    }

    public readonly bool Ends(string suffix) => Text.EndsWith(suffix, StringComparison.Ordinal);

    public bool Cut(string suffix)
    {
        if (!Ends(suffix))
        {
            return false;
        }

        Length -= suffix.Length;
        return true;
    }

    public bool Replace(string suffix, string replacement)
    {
        if (!Cut(suffix))
        {
            return false;
        }

        Append(replacement);
        return true;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(_buffer[Length..]);
        Length += text.Length;
    }

    public void Append(char letter) => _buffer[Length++] = letter;

    public readonly int RegionAfter(int start)
    {
        for (var i = start + 1; i < Length; i++)
        {
            if (!IsVowel(i) && IsVowel(i - 1))
            {
                return i + 1;
            }
        }

        return Length;
    }

    public readonly bool EndsDouble() =>
        Length >= 2
        && Last == _buffer[Length - 2]
        && Last is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't';

    /// <summary>Whether the first <paramref name="end"/> letters end in a short syllable.</summary>
    public readonly bool EndsShortSyllable(int end)
    {
        if (end == 2)
        {
            return IsVowel(0) && !IsVowel(1);
        }

        return end > 2
            && !IsVowel(end - 1)
            && _buffer[end - 1] is not ('w' or 'x' or 'Y')
            && IsVowel(end - 2)
            && !IsVowel(end - 3);
    }

    public readonly bool IsShort() => Region1 >= Length && EndsShortSyllable(Length);

    public readonly void MarkConsonantY()
    {
        for (var i = 0; i < Length; i++)
        {
            if (_buffer[i] == 'y' && (i == 0 || IsVowel(i - 1)))
            {
                _buffer[i] = 'Y';
            }
        }
    }

    public readonly void UnmarkY() => _buffer[..Length].Replace('Y', 'y');
}
