namespace Search.Corpus.Reading;

/// <summary>The formats that can be read.</summary>
public enum CorpusFormat
{
    /// <summary>Found from the content of the file.</summary>
    Auto,

    /// <summary>Running bilingual text.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>A web page.</summary>
    Html,

    /// <summary>SubRip subtitles.</summary>
    Srt,

    /// <summary>Advanced SubStation Alpha subtitles.</summary>
    Ass,

    /// <summary>Web Video Text Tracks.</summary>
    Vtt,

    /// <summary>Lyrics with times.</summary>
    Lrc,

    /// <summary>Translation Memory eXchange 1.4.</summary>
    Tmx,

    /// <summary>XML Localisation Interchange File Format 1.2 or 2.</summary>
    Xliff,

    /// <summary>A gettext message catalogue.</summary>
    Po,

    /// <summary>Columns separated by tabs, without quoting.</summary>
    Tsv,

    /// <summary>Columns separated by commas or semicolons, quoted as RFC 4180 says.</summary>
    Csv,

    /// <summary>A JSON object a line.</summary>
    Jsonl,

    /// <summary>Two files whose lines of the same number translate each other.</summary>
    Moses,

    /// <summary>An Office Open XML text document.</summary>
    Docx,
}
