using Search.Text.Analysis;

namespace Search.Text.English;

/// <summary>A token of a Latin run, in folded units and positions relative to the run.</summary>
/// <param name="Start">First unit.</param>
/// <param name="End">Past the last unit.</param>
/// <param name="Offset">Position relative to the run's first.</param>
/// <param name="PositionLength">Positions covered, at least 1.</param>
/// <param name="Kind"><see cref="TokenKind.Latin"/> for the whole, <see cref="TokenKind.LatinPart"/> inside it.</param>
internal readonly record struct LatinPart(int Start, int End, int Offset, int PositionLength, TokenKind Kind);
