using System.CommandLine;
using Search.Corpus.Alignment;
using Search.Corpus.Encodings;
using Search.Corpus.Reading;

namespace Search.Tools.Reindex;

/// <summary>The options that every command has that reads documents.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<CorpusFormat> _format = new("--format")
    {
        Description = "The format of the documents; found from their content by default.",
        DefaultValueFactory = _ => CorpusFormat.Auto,
    };

    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "The encoding of the documents; found from their content by default.",
    };

    private readonly Option<bool> _skipBad = new("--skip-bad")
    {
        Description = "Leave bad lines and files out, list them, and go on.",
    };

    private readonly Option<int?> _english = new("--english-column")
    {
        Description = "The column of the English text in TSV and CSV, from 1.",
    };

    private readonly Option<int?> _chinese = new("--chinese-column")
    {
        Description = "The column of the Chinese text in TSV and CSV, from 1.",
    };

    private readonly Option<AlignmentLevel> _level = new("--level")
    {
        Description = "The size of the pairs of running text.",
        DefaultValueFactory = _ => AlignmentLevel.Paragraph,
    };

    private readonly Option<float> _threshold = new("--threshold")
    {
        Description = "The least quality of a pair of running text, 0 to 1.",
        DefaultValueFactory = _ => AlignmentOptions.DefaultThreshold,
    };

    private readonly Option<string[]> _dictionaries = new("--dictionary")
    {
        Description = "A dictionary of your own that helps the alignment: CC-CEDICT, or Chinese TAB English.",
    };

    private readonly Option<bool> _glossary = new("--keep-glossary")
    {
        Description = "Keep the entries of vocabulary lists as pairs.",
    };

    public void AddTo(Command command)
    {
        foreach (var column in (Option<int?>[])[_english, _chinese])
        {
            column.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<int?>() is < 1)
                {
                    result.AddError($"{column.Name} counts from 1.");
                }
            });
        }

        _encoding.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !EncodingNames.IsKnown(name))
            {
                result.AddError($"There is no encoding named '{name}'. Use one of {EncodingNames.Offered}.");
            }
        });
        _threshold.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<float>() is not (>= 0 and <= 1))
            {
                result.AddError("--threshold must be from 0 to 1.");
            }
        });
        command.Add(_level);
        command.Add(_threshold);
        command.Add(_dictionaries);
        command.Add(_glossary);
        command.Add(_format);
        command.Add(_encoding);
        command.Add(_skipBad);
        command.Add(_english);
        command.Add(_chinese);
    }

    public CorpusOptions From(ParseResult result) =>
        new()
        {
            Format = result.GetValue(_format),
            Encoding = result.GetValue(_encoding),
            SkipBad = result.GetValue(_skipBad),
            EnglishColumn = result.GetValue(_english),
            ChineseColumn = result.GetValue(_chinese),
            Alignment = new AlignmentOptions
            {
                Level = result.GetValue(_level),
                Threshold = result.GetValue(_threshold),
                KeepGlossary = result.GetValue(_glossary),
                Dictionaries = [.. (result.GetValue(_dictionaries) ?? []).Select(BilingualGlossary.Read)],
            },
        };
}
