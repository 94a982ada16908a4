using Search.Text.Lexicon;
using Search.Tools.Lexicon.Resources;

namespace Search.Tools.Lexicon.Scripts;

/// <summary>Lays the script classes out as sections of <c>lexicon.bin</c>.</summary>
public static class ScriptSections
{
    private const int Length = ScriptClasses.LastBasic - ScriptClasses.FirstBasic + 1;

    public static void Write(ScriptTable table, ResourceImageWriter image)
    {
        var basic = new ushort[Length];
        var supplementary = new List<int>();
        foreach (var (codePoint, representative) in table.Representatives)
        {
            if (codePoint > 0xFFFF)
            {
                supplementary.AddRange([codePoint, representative]);
            }
            else
            {
                basic[Index(codePoint)] = checked((ushort)representative);
            }
        }

        var scripts = new byte[Length / 4];
        var supplementaryScripts = new List<int>();
        foreach (var (codePoint, script) in table.Scripts)
        {
            if (codePoint > 0xFFFF)
            {
                supplementaryScripts.AddRange([codePoint, (int)script]);
            }
            else
            {
                var index = Index(codePoint);
                scripts[index / 4] |= (byte)((int)script << (index % 4 * 2));
            }
        }

        image.Add<ushort>(LexiconSection.ClassOfBasic, basic);
        image.Add<int>(LexiconSection.ClassOfSupplementary, [.. supplementary]);
        image.Add<byte>(LexiconSection.ScriptOfBasic, scripts);
        image.Add<int>(LexiconSection.ScriptOfSupplementary, [.. supplementaryScripts]);
    }

    private static int Index(int codePoint) =>
        codePoint is >= ScriptClasses.FirstBasic and <= ScriptClasses.LastBasic
            ? codePoint - ScriptClasses.FirstBasic
            : throw new InvalidDataException($"U+{codePoint:X4} is outside the ranges of the script table.");
}
