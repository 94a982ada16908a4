using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>Turns a text into tokens: `TextAnalyzer.Analyze`.</summary>
/// <param name="text">The text.</param>
/// <param name="side">The side that it stands on.</param>
/// <param name="tokens">Receives the tokens, after being cleared.</param>
public delegate void AnalyzeText(ReadOnlySpan<char> text, Language side, TokenBuffer tokens);
