using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Text.Analysis;
using Search.Text.Folding;
using Search.Text.Numbers;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex analyze</c>: the tokens of standard input, a line of tokens for each line.</summary>
public static class AnalyzeCommand
{
    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var language = new Option<string>("--lang")
        {
            Description = "language of the lines: en, zh, or auto, which tells by their characters",
            DefaultValueFactory = _ => "auto",
        };
        _ = language.AcceptOnlyFromAmong("en", "zh", "auto");
        var words = new Option<bool>("--words") { Description = "only the words of the best path, text unchanged" };
        var json = new Option<bool>("--json") { Description = "tokens with spans, kinds and folds, an object a line" };
        var command = new Command("analyze", "Prints the tokens of standard input, a line of tokens for each line.")
        {
            language,
            words,
            json,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(language);
            using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            var printer = new TokenPrinter(output);
            while (input.ReadLine() is { } line)
            {
                var side = name switch
                {
                    "en" => Language.English,
                    "zh" => Language.Chinese,
                    _ => LanguageDetector.Detect(line) ?? Language.English,
                };
                if (parsed.GetValue(words))
                {
                    printer.PrintWords(line, side);
                }
                else if (parsed.GetValue(json))
                {
                    printer.PrintJson(line, side);
                }
                else
                {
                    printer.PrintTokens(line, side);
                }
            }
        });
        return command;
    }

    private sealed class TokenPrinter(Stream output)
    {
        private readonly TextAnalyzer _analyzer = new();
        private readonly TokenBuffer _tokens = new();
        private readonly FoldedText _folded = new();
        private readonly List<TextSpan> _words = [];
        private readonly StringBuilder _line = new();
        private WordCutter? _cutter;

        public void PrintWords(string text, Language side)
        {
            _cutter ??= new WordCutter(_analyzer);
            _cutter.Cut(text, side, _words);
            foreach (var word in _words)
            {
                _ = _line.Append(_line.Length > 0 ? " " : string.Empty);
                foreach (var unit in word.Of(text))
                {
                    // A word may hold spaces of the text, which are no part of it.
                    _ = char.IsWhiteSpace(unit) ? _line : _line.Append(unit);
                }
            }

            EndLine();
        }

        public void PrintTokens(string text, Language side)
        {
            _analyzer.Analyze(text, side, _tokens);
            foreach (ref readonly var token in _tokens.Tokens)
            {
                _ = _line
                    .Append(_line.Length > 0 ? " " : string.Empty)
                    .Append(token.Layer.ToString().AsSpan(0, 1))
                    .Append(token.Position)
                    .Append(':')
                    .Append(Readable(_tokens.Term(token)));
            }

            EndLine();
        }

        public void PrintJson(string text, Language side)
        {
            _analyzer.Analyze(text, side, _tokens);
            using (var writer = new Utf8JsonWriter(output, JsonOptions))
            {
                writer.WriteStartObject();
                writer.WriteString("text", text);
                writer.WriteString("language", side == Language.English ? "en" : "zh");
                writer.WriteString("script", ScriptDetector.Detect(text).ToString().ToLowerInvariant());
                writer.WriteStartArray("tokens");
                foreach (ref readonly var token in _tokens.Tokens)
                {
                    var span = text.AsSpan(token.Start, token.End - token.Start);
                    _folded.Fold(span);
                    writer.WriteStartObject();
                    writer.WriteString("term", Readable(_tokens.Term(token)));
                    writer.WriteString("text", span);
                    writer.WriteString("folded", _folded.Units);
                    writer.WriteNumber("start", token.Start);
                    writer.WriteNumber("end", token.End);
                    writer.WriteNumber("position", token.Position);
                    writer.WriteNumber("positions", token.PositionLength);
                    writer.WriteString("layer", token.Layer.ToString());
                    writer.WriteString("kind", token.Kind.ToString());
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            EndLine();
        }

        private void EndLine()
        {
            output.Write(Encoding.UTF8.GetBytes(_line.Append('\n').ToString()));
            _ = _line.Clear();
        }

        private static string Readable(ReadOnlySpan<char> term) => term.ToString().Replace(NumberTerm.Marker, '#');
    }
}
