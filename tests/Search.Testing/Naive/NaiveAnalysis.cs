using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Testing.Naive;

/// <summary>Turns a text into tokens: `TextAnalyzer.Analyze`, or what a test puts in its place.</summary>
public delegate void NaiveAnalysis(ReadOnlySpan<char> text, Language side, TokenBuffer tokens);
