namespace Search.Corpus.Alignment;

/// <summary>All that a round of alignment judges by.</summary>
/// <param name="ToChinese">The translation table from English.</param>
/// <param name="ToEnglish">The translation table from Chinese.</param>
/// <param name="Lengths">What lengths tell.</param>
/// <param name="Shapes">How likely each shape of bead is.</param>
/// <param name="Layout">What places tell; null when only the order of units is known.</param>
internal sealed record AlignmentModels(
    TranslationTable ToChinese,
    TranslationTable ToEnglish,
    LengthModel Lengths,
    ShapePrior Shapes,
    LayoutPrior? Layout
)
{
    /// <summary>The same models for a run of the units.</summary>
    public AlignmentModels For(AlignmentTask part) =>
        part.Layout is { } layout && Layout is not null ? this with { Layout = Layout.For(layout) } : this;
}
