using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.Index.Execution.Windows;

/// <summary>Bounds of the scores of many pairs at once.</summary>
internal static unsafe class ScoreBounds
{
    // What a byte of occurrences stands for when it may be any number from there on.
    private const float Many = 1e9f;

    /// <summary>Adds weight × tf / (tf + factor) to the sum of each pair; whole vectors are read and written.</summary>
    /// <param name="weight">The weight, with room for rounding.</param>
    /// <param name="frequencies">Occurrences in each pair; 255 for that many and more.</param>
    /// <param name="factors">The length factor of each pair.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="count">Pairs.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add(float weight, byte* frequencies, float* factors, float* sums, int count)
    {
        var weights = Vector256.Create(weight);
        var most = Vector256.Create((float)byte.MaxValue);
        var many = Vector256.Create(Many);

        // A factor may be 0, and where the term is not there 0 comes out of it.
        var least = Vector256.Create(float.Epsilon);
        for (var i = 0; i < count; i += Vector256<float>.Count)
        {
            var bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(frequencies + i)).AsByte();
            var words = Vector128.WidenLower(bytes);
            var numbers = Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words));
            var frequency = Vector256.ConvertToSingle(numbers.AsInt32());
            frequency = Vector256.ConditionalSelect(Vector256.Equals(frequency, most), many, frequency);
            var divisor = Vector256.Max(frequency + Vector256.Load(factors + i), least);
            (Vector256.Load(sums + i) + (weights * frequency / divisor)).Store(sums + i);
        }
    }
}
