using Search.Text.Pairs;

namespace Search.Corpus.Readers.Xml;

/// <summary>Understands the language tags of formats: <c>en</c>, <c>EN-US</c>, <c>zh_CN</c>, <c>cmn-Hant</c>.</summary>
internal static class LanguageTag
{
    /// <summary>Finds the language that a tag names.</summary>
    /// <returns>Null when it is neither English nor Chinese.</returns>
    public static Language? Find(string? tag)
    {
        if (tag is null)
        {
            return null;
        }

        var length = tag.AsSpan().IndexOfAny('-', '_');
        var primary = (length < 0 ? tag : tag[..length]).Trim();
        return primary.ToUpperInvariant() switch
        {
            "EN" or "ENG" or "ENGLISH" => Language.English,
            "ZH" or "ZHO" or "CHI" or "CMN" or "CN" or "CHINESE" => Language.Chinese,
            _ => null,
        };
    }
}
