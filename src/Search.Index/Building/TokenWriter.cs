using System.Runtime.CompilerServices;

namespace Search.Index.Building;

/// <summary>Writes the tokens of one side, a term at most once a position.</summary>
internal unsafe ref struct TokenWriter(byte* start)
{
    // More terms at one position than this may be written twice: whoever writes postings drops what is there already.
    private const int Remembered = 4;

    private fixed uint _here[Remembered];
    private int _countHere;
    private int _position = -1;

    /// <summary>Where the next token goes.</summary>
    public byte* Next { get; private set; } = start;

    /// <summary>Writes a token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(uint term, int position)
    {
        uint step;
        if (position == _position)
        {
            for (var i = 0; i < _countHere; i++)
            {
                if (_here[i] == term)
                {
                    return;
                }
            }

            step = TokenCode.Same;
        }
        else
        {
            step =
                _position < 0
                    ? position == 0
                        ? TokenCode.Zero
                        : TokenCode.Given
                    : position == _position + 1
                        ? TokenCode.Next
                        : TokenCode.Given;
            _countHere = 0;
            _position = position;
        }

        if (_countHere < Remembered)
        {
            _here[_countHere++] = term;
        }

        Next = TokenCode.Write(Next, term, step, position);
    }
}
