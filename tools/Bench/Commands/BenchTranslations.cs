using Search.Concordance.WordAlignment;

namespace Search.Tools.Bench.Commands;

/// <summary>The compiled dictionary, when this build has it.</summary>
internal static class BenchTranslations
{
    public static IWordTranslations? Open() => null;
}
