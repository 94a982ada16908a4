using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.Index.Execution.Windows;

/// <summary>Looks for one number after the other in rising numbers, where each is near the one before.</summary>
internal static unsafe class RisingNumbers
{
    /// <summary>The first place whose number is not less than one looked for.</summary>
    /// <param name="numbers">The numbers; those of seven places after the end can be read.</param>
    /// <param name="at">Where to start.</param>
    /// <param name="end">Where to stop; a place up to seven after it may be returned then.</param>
    /// <param name="number">What is looked for.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Next(uint* numbers, int at, int end, uint number)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            while (at < end && numbers[at] < number)
            {
                at++;
            }

            return at;
        }

        var target = Vector256.Create(number);
        while (at < end)
        {
            var less = Vector256.LessThan(Vector256.Load(numbers + at), target).ExtractMostSignificantBits();
            if (less != 0xFF)
            {
                return at + BitOperations.TrailingZeroCount(~less);
            }

            at += Vector256<uint>.Count;
        }

        return at;
    }
}
