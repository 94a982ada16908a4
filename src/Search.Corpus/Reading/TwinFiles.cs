using Search.Corpus.Readers.Xml;
using Search.Text.Pairs;

namespace Search.Corpus.Reading;

/// <summary>
/// Joins files that hold one document in two languages, told by a language tag in their names: <c>a.en</c> and
/// <c>a.zh</c>, <c>a.en.html</c> and <c>a.zh-cn.html</c>, <c>a_en.txt</c> and <c>a_zh.txt</c>, <c>en/a.txt</c> and
/// <c>zh/a.txt</c>. With several Chinese variants each is joined with the English file.
/// </summary>
internal static class TwinFiles
{
    /// <summary>Joins twins and leaves all other files as they are, in the given order.</summary>
    public static IReadOnlyList<CorpusFile> Join(IReadOnlyList<CorpusFile> files)
    {
        var english = new Dictionary<string, CorpusFile>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (Split(file.Path) is (Language.English, var key))
            {
                _ = english.TryAdd(key, file);
            }
        }

        var joined = new List<CorpusFile>();
        var used = new HashSet<CorpusFile>();
        foreach (var file in files)
        {
            if (Split(file.Path) is (Language.Chinese, var key) && english.TryGetValue(key, out var twin))
            {
                _ = used.Add(twin);
                _ = used.Add(file);
                joined.Add(
                    new CorpusFile(twin.Path, file.Name)
                    {
                        ChinesePath = file.Path,
                        Source = file.Source == file.Name ? twin.Name : file.Source,
                    }
                );
            }
        }

        return [.. files.Where(f => !used.Contains(f)).Concat(joined).OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    // The language in a path and the path without it.
    private static (Language Language, string Key)? Split(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? string.Empty;
        var name = Path.GetFileName(full);
        for (var begin = 1; begin < name.Length; begin++)
        {
            if (name[begin] is not ('.' or '_' or '-'))
            {
                continue;
            }

            // From the left, since zh-cn and zh_TW hold a separator themselves.
            var end = name.IndexOf('.', begin + 1);
            var tag = name[(begin + 1)..(end < 0 ? name.Length : end)];
            if (IsTag(tag) && LanguageTag.Find(tag) is { } language)
            {
                return (language, Path.Combine(folder, name[..begin] + "\n" + (end < 0 ? string.Empty : name[end..])));
            }
        }

        var parent = Path.GetFileName(folder);
        return IsTag(parent) && LanguageTag.Find(parent) is { } byFolder
            ? (byFolder, Path.Combine(Path.GetDirectoryName(folder) ?? string.Empty, "\n", name))
            : null;
    }

    private static bool IsTag(string tag) =>
        tag.ToUpperInvariant()
            is "EN"
                or "ENG"
                or "EN-US"
                or "EN-GB"
                or "EN_US"
                or "EN_GB"
                or "ENGLISH"
                or "ZH"
                or "CN"
                or "CHI"
                or "ZHO"
                or "CHINESE"
                or "ZH-CN"
                or "ZH_CN"
                or "ZH-TW"
                or "ZH_TW"
                or "ZH-HK"
                or "ZH_HK"
                or "ZH-HANS"
                or "ZH-HANT"
                or "ZH_HANS"
                or "ZH_HANT";
}
