using System.Text;
using Search.Text.Scripts;
using Search.Tools.Lexicon.Resources;
using Search.Tools.Lexicon.Sources;

namespace Search.Tools.Lexicon.Scripts;

/// <summary>Compiles <c>scripts.bin</c>: what shows a text in the other script.</summary>
public static class ConversionCompiler
{
    /// <summary>The bytes of the resource: the same for the same tables, on every machine.</summary>
    /// <param name="folder">A folder of OpenCC's tables.</param>
    public static byte[] Compile(string folder)
    {
        var image = new ResourceImageWriter();
        Add(image, folder, "ST", ConversionSection.ToTraditionalOffsets, ConversionSection.ToTraditionalPool);
        Add(image, folder, "TS", ConversionSection.ToSimplifiedOffsets, ConversionSection.ToSimplifiedPool);
        return image.ToArray();
    }

    private static void Add(ResourceImageWriter image, string folder, string direction, uint offsets, uint pool)
    {
        var characters = Read(folder, direction + "Characters.txt");
        var entries = new SortedDictionary<string, string>(characters, StringComparer.Ordinal);
        foreach (var (phrase, converted) in Read(folder, direction + "Phrases.txt"))
        {
            entries[phrase] = converted == ByCharacters(phrase, characters) ? "" : converted;
        }

        var starts = new List<int>(entries.Count);
        var units = new List<ushort>();
        foreach (var (key, converted) in entries)
        {
            starts.Add(units.Count);
            Append(units, key);
            Append(units, converted);
        }

        image.Add<int>(offsets, [.. starts]);
        image.Add<ushort>(pool, [.. units]);
    }

    private static Dictionary<string, string> Read(string folder, string table) =>
        OpenCcTable
            .Read(Path.Combine(folder, table))
            .ToDictionary(entry => entry.Key, entry => entry.Values[0], StringComparer.Ordinal);

    private static string ByCharacters(string phrase, Dictionary<string, string> characters)
    {
        var converted = new StringBuilder();
        foreach (var rune in phrase.EnumerateRunes())
        {
            _ = converted.Append(characters.GetValueOrDefault(rune.ToString(), rune.ToString()));
        }

        return converted.ToString();
    }

    private static void Append(List<ushort> units, string text)
    {
        units.Add(checked((ushort)text.Length));
        units.AddRange(text.Select(unit => (ushort)unit));
    }
}
