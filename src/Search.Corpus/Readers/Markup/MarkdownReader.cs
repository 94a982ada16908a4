using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Search.Corpus.Documents;
using Search.Corpus.Reading;
using Search.Corpus.Scripts;

namespace Search.Corpus.Readers.Markup;

/// <summary>
/// Reads Markdown: the blocks are the parser's, their lines are the source's own, so that emphasis, links and code
/// inside a text stay as they were written.
/// </summary>
internal sealed partial class MarkdownReader : IDocumentReader
{
    // Deeper containers than any text has; the parser's own recursion is bounded by it too.
    private const int MaxDepth = 64;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .Build();

    /// <inheritdoc/>
    public RawDocument Read(SourceText source, string name)
    {
        string text;
        using (var reader = source.OpenLines())
        {
            text = source.ReadPage(reader);
        }

        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException e)
        {
            // The parser gives up so on nesting that would exhaust the stack.
            throw source.Bad(
                "the Markdown is nested too deeply",
                "Read it as running text with --format text.",
                inner: e
            );
        }

        var builder = new DocumentBuilder();
        var lines = new SourceLines(text);
        var metadata = DocumentMetadata.None;
        foreach (var block in document)
        {
            if (block is YamlFrontMatterBlock frontMatter)
            {
                metadata = AddFrontMatter(frontMatter, lines, builder);
            }
            else
            {
                Add(block, RawKind.Text, lines, builder, depth: 0);
            }
        }

        if (metadata.Title is null && document.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 1) is { } heading)
        {
            metadata = metadata with { Title = lines.Line(heading.Line).ToString().Trim('#', ' ', '\t') };
        }

        return new RawDocument
        {
            Name = name,
            Lines = builder.Lines,
            Metadata = metadata,
        };
    }

    private static DocumentMetadata AddFrontMatter(
        YamlFrontMatterBlock block,
        SourceLines lines,
        DocumentBuilder builder
    )
    {
        var frontMatter = new FrontMatter();
        for (var i = block.Line; i <= lines.LineAt(block.Span.End); i++)
        {
            var line = lines.Line(i).ToString();
            _ = frontMatter.Take(line, i + 1);
            builder.Add(line, i + 1, RawKind.FrontMatter, offset: lines.Start(i));
        }

        builder.EndBlock();
        return frontMatter.Metadata;
    }

    private static void Add(Block block, RawKind kind, SourceLines lines, DocumentBuilder builder, int depth)
    {
        switch (block)
        {
            case Table table:
                AddTable(table, lines, builder);
                break;
            case ContainerBlock container when depth < MaxDepth:
                var inner = container switch
                {
                    ListItemBlock => RawKind.ListItem,
                    QuoteBlock => RawKind.Quotation,
                    _ => kind,
                };
                foreach (var child in container)
                {
                    Add(child, inner, lines, builder, depth + 1);
                }

                break;
            case FencedCodeBlock or LinkReferenceDefinition or ThematicBreakBlock:
                AddLines(block, block is FencedCodeBlock ? RawKind.Code : RawKind.Markup, lines, builder);
                break;
            case CodeBlock:
                // Four spaces before Chinese prose are an indent of its writer, not program text.
                var isProse = TextScript.Of(lines.Text(block.Span.Start, block.Span.End)) is { Han: > 8 };
                AddLines(block, isProse ? kind : RawKind.Code, lines, builder);
                break;
            case HtmlBlock:
                AddHtml(block, kind, lines, builder);
                break;
            case HeadingBlock:
                AddLines(block, RawKind.Heading, lines, builder);
                break;
            default:
                AddLines(block, kind, lines, builder);
                break;
        }
    }

    private static void AddLines(Block block, RawKind kind, SourceLines lines, DocumentBuilder builder)
    {
        builder.EndBlock();
        // The parser gives the line of the rule under a heading for that of the heading.
        var first = block is HeadingBlock ? Math.Min(block.Line, lines.LineAt(block.Span.Start)) : block.Line;
        var last = Math.Max(block.Line, lines.LineAt(block.Span.End));
        for (var i = first; i <= last; i++)
        {
            var begin = i == first ? Math.Max(block.Span.Start, lines.Start(i)) : lines.Start(i);
            var end = i == last ? Math.Min(block.Span.End + 1, lines.End(i)) : lines.End(i);
            var text = begin < end ? lines.Source.AsSpan(begin, end - begin) : [];
            var lineKind = kind;
            if (kind is not RawKind.Code and not RawKind.FrontMatter)
            {
                var marker = Marker().Match(text.ToString()) is { Success: true } m ? m.Length : 0;
                text = text[marker..].TrimEnd();
                begin += marker;
                text = kind == RawKind.Heading ? text.TrimEnd('#').TrimEnd() : text;
                lineKind = Directive().IsMatch(text) ? RawKind.Markup : kind;
            }

            builder.Add(text.ToString(), i + 1, lineKind, isWhole: kind == RawKind.Heading, offset: begin);
        }

        builder.EndBlock();
    }

    // Tags alone are markup; text between tags is the document's.
    private static void AddHtml(Block block, RawKind kind, SourceLines lines, DocumentBuilder builder)
    {
        builder.EndBlock();
        var fragment = lines.Text(block.Span.Start, block.Span.End);
        if (!TagOrComment().Replace(fragment, string.Empty).AsSpan().ContainsAnyExcept(" \t\r\n"))
        {
            builder.Add(fragment, block.Line + 1, RawKind.Markup, offset: block.Span.Start);
        }
        else
        {
            HtmlReader.AddFragment(fragment, block.Line + 1, kind, builder);
        }

        builder.EndBlock();
    }

    private static void AddTable(Table table, SourceLines lines, DocumentBuilder builder)
    {
        var rows = new List<string[]>();
        var numbers = new List<int>();
        foreach (var row in table.OfType<TableRow>())
        {
            rows.Add([
                .. row.OfType<TableCell>()
                    .Select(cell =>
                        cell.Span.IsEmpty ? string.Empty : lines.Text(cell.Span.Start, cell.Span.End).Trim(' ', '|')
                    ),
            ]);
            numbers.Add(row.Line + 1);
        }

        builder.AddTable(rows, i => numbers[i], isArticle: true);
    }

    [GeneratedRegex(@"^[ \t]*(?:(?:>[ \t]?)+|#{1,6}[ \t]+)*[ \t]*")]
    private static partial Regex Marker();

    // Containers, includes and template tags of site generators, and the underline of a heading.
    [GeneratedRegex(@"^(?::{3,}.*|\{%.*%\}|\{\{[<%].*[>%]\}\}|\{:.*\}|\[\[?_?TOC_?\]?\]|={3,}|-{3,})$")]
    private static partial Regex Directive();

    [GeneratedRegex(@"<!--[\s\S]*?-->|<[^>]*>")]
    private static partial Regex TagOrComment();
}
