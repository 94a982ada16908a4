namespace Search.Concordance.WordAlignment;

/// <summary>What is believed of word pairs before a text is seen.</summary>
/// <param name="PseudoCounts">For each cell the number of links that it is taken to have had already.</param>
/// <param name="RowMass">For each English word the pseudo-counts with Chinese words that are not in the table.</param>
/// <param name="ColumnMass">For each Chinese word the pseudo-counts with English words that are not in the table.</param>
internal sealed record TablePrior(float[] PseudoCounts, float[] RowMass, float[] ColumnMass);
