namespace Search.Text.Han;

/// <summary>A piece of a run of Han characters.</summary>
/// <param name="Start">Zero-based index of the first character in the run, in code points.</param>
/// <param name="Length">The number of characters, at least 1.</param>
/// <param name="Kind">What the piece is.</param>
public readonly record struct HanPiece(int Start, int Length, HanPieceKind Kind);
