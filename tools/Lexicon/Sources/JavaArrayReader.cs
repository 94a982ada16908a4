using System.Text;

namespace Search.Tools.Lexicon.Sources;

/// <summary>
/// Reads the arrays of primitives, nested or not, that a Java object stream holds one after the other: the part of the
/// Java Object Serialization Stream Protocol (version 5) that SmartCn's dictionaries use.
/// </summary>
public sealed class JavaArrayReader
{
    private const byte Null = 0x70;
    private const byte Reference = 0x71;
    private const byte ClassDescription = 0x72;
    private const byte ArrayMark = 0x75;
    private const byte EndBlockData = 0x78;
    private const int FirstHandle = 0x7E0000;

    private readonly byte[] _bytes;
    private readonly List<object> _handles = [];
    private int _at;

    /// <summary>Starts at the head of a stream.</summary>
    /// <exception cref="InvalidDataException">The bytes are no Java object stream.</exception>
    public JavaArrayReader(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 4 || Unsigned(4) != 0xACED0005)
        {
            throw new InvalidDataException("Not a Java object stream of version 5.");
        }
    }

    /// <summary>The next array: short[], char[], int[], long[] or object?[] of such arrays; null for null.</summary>
    /// <exception cref="InvalidDataException">Anything but arrays of numbers, characters or arrays.</exception>
    public object? Read()
    {
        switch (_bytes[_at++])
        {
            case Null:
                return null;
            case Reference:
                return _handles[(int)Unsigned(4) - FirstHandle];
            case ArrayMark:
                break;
            default:
                throw new InvalidDataException($"Byte {_at - 1}: expected an array.");
        }

        var name = ReadClass();
        var handle = _handles.Count;
        _handles.Add(name);
        var array = ReadElements(name, (int)Unsigned(4));
        _handles[handle] = array;
        return array;
    }

    private object ReadElements(string name, int length)
    {
        switch (name)
        {
            case "[S":
                return Fill(new short[length], 2, static v => (short)v);
            case "[C":
                return Fill(new char[length], 2, static v => (char)v);
            case "[I":
                return Fill(new int[length], 4, static v => (int)v);
            case "[J":
                return Fill(new ulong[length], 8, static v => v);
            default:
                if (!name.StartsWith("[[", StringComparison.Ordinal))
                {
                    throw new InvalidDataException($"Byte {_at}: arrays of class {name} are not read.");
                }

                var nested = new object?[length];
                for (var i = 0; i < length; i++)
                {
                    nested[i] = Read();
                }

                return nested;
        }
    }

    private T[] Fill<T>(T[] array, int width, Func<ulong, T> convert)
    {
        for (var i = 0; i < array.Length; i++)
        {
            array[i] = convert(Unsigned(width));
        }

        return array;
    }

    private string ReadClass()
    {
        switch (_bytes[_at++])
        {
            case Reference:
                return (string)_handles[(int)Unsigned(4) - FirstHandle];
            case ClassDescription:
                break;
            default:
                throw new InvalidDataException($"Byte {_at - 1}: expected a class description.");
        }

        var length = (int)Unsigned(2);
        var name = Encoding.UTF8.GetString(_bytes, _at, length);
        _at += length + 8; // and the serial version
        _handles.Add(name);
        _at += 3; // flags and the number of fields, none for an array
        if (_bytes[_at++] != EndBlockData || _bytes[_at++] != Null)
        {
            throw new InvalidDataException($"Byte {_at - 1}: the class {name} is no plain array.");
        }

        return name;
    }

    private ulong Unsigned(int width)
    {
        ulong value = 0;
        for (var i = 0; i < width; i++)
        {
            value = (value << 8) | _bytes[_at++];
        }

        return value;
    }
}
