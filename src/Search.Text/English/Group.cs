namespace Search.Text.English;

/// <summary>A stretch of letters, of digits, or of both where they belong together (R1, 5G, 21st).</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">Past the last unit.</param>
/// <param name="IsNumeric">Whether it is all digits and their points.</param>
internal readonly record struct Group(int Start, int End, bool IsNumeric)
{
    public int Length => End - Start;
}
