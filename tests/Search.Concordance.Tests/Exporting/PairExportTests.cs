using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Search.Concordance.Exporting;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Exporting;

public sealed class PairExportTests
{
    private static readonly string[] s_awkward =
    [
        "plain",
        "tab\tand\nline",
        "a<b> & \"x\"",
        "comma, \"quote\"",
        "control \u0001 here",
        "𨭎 beyond the plane",
        "half \ud841 surrogate",
    ];

    [Fact]
    public async Task Tmx_reads_back_with_the_same_texts_except_what_xml_cannot_hold()
    {
        var xml = XDocument.Parse(await WriteAsync(ExportFormat.Tmx));
        var units = xml.Descendants("tu").ToList();
        units.Count.ShouldBe(s_awkward.Length);
        for (var i = 0; i < units.Count; i++)
        {
            var expected = s_awkward[i]
                .Replace('\u0001', '\uFFFD')
                .Replace('\ud841', s_awkward[i][0] == 'h' ? '\uFFFD' : '\ud841');
            units[i].Descendants("seg").First().Value.ShouldBe(expected);
            units[i]
                .Elements("tuv")
                .Select(t => t.Attribute(XNamespace.Xml + "lang")?.Value)
                .ShouldBe(["en", "zh-Hant"]);
        }
    }

    [Fact]
    public async Task Tsv_keeps_one_pair_a_line_and_eight_columns()
    {
        var lines = (await WriteAsync(ExportFormat.Tsv)).TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(s_awkward.Length);
        lines.ShouldAllBe(l => l.Split('\t', StringSplitOptions.None).Length == 8);
        lines[1].ShouldStartWith("tab and line\t");
    }

    [Fact]
    public async Task Csv_quotes_what_needs_it_and_has_a_header()
    {
        var text = await WriteAsync(ExportFormat.Csv);
        text.TrimStart('\uFEFF').ShouldStartWith("english,chinese,quality,");
        text.ShouldContain("\"comma, \"\"quote\"\"\"");
        text.ShouldContain("\"tab\tand\nline\"");
    }

    [Fact]
    public async Task Json_lines_parse_one_by_one()
    {
        var lines = (await WriteAsync(ExportFormat.Jsonl)).TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(s_awkward.Length);
        using var second = JsonDocument.Parse(lines[1]);
        second.RootElement.GetProperty("english").GetString().ShouldBe("tab\tand\nline");
        second.RootElement.GetProperty("script").GetString().ShouldBe("hant");
    }

    [Theory]
    [InlineData(ExportFormat.Tmx)]
    [InlineData(ExportFormat.Tsv)]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Jsonl)]
    public async Task The_stream_stays_open_and_the_count_is_told(ExportFormat format)
    {
        using var stream = new MemoryStream();
        var count = await PairExport.WriteAsync(stream, format, PairsAsync(), TestContext.Current.CancellationToken);
        count.ShouldBe(s_awkward.Length);
        stream.CanWrite.ShouldBeTrue();
    }

    private static async Task<string> WriteAsync(ExportFormat format)
    {
        using var stream = new MemoryStream();
        _ = await PairExport.WriteAsync(stream, format, PairsAsync());
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static async IAsyncEnumerable<StoredPair> PairsAsync()
    {
        for (var i = 0; i < s_awkward.Length; i++)
        {
            await Task.Yield();
            yield return new StoredPair(
                new AlignedPair
                {
                    Id = new PairId(1, (ulong)i),
                    English = s_awkward[i],
                    Chinese = "繁體",
                    Script = Script.Hant,
                    Source = "test",
                    Position = i,
                },
                []
            );
        }
    }
}
