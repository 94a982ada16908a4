using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Testing;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Tests.Lowering;

/// <summary>
/// <see cref="TermPhrase.ByWords"/> has an engine look for words in place of the characters of a phrase; that is right only
/// while the analyser writes a word, in one of two layers, wherever its characters stand without a break, and nowhere else.
/// </summary>
public sealed class WordPhrasePromiseTests
{
    private const int Side = (int)Language.Chinese * 4;

    private readonly TextAnalyzer _analyzer = new();
    private readonly QueryLowering _lowering = new(new TextAnalyzer(), RankingParameters.Default);
    private readonly TokenBuffer _tokens = new();
    private readonly Dictionary<(TermSpace, string), List<int>> _places = [];

    [Fact]
    public void Words_stand_where_their_characters_do_in_the_sample_corpus() =>
        Check(Directory.EnumerateFiles(SharedData.SampleCorpus).SelectMany(File.ReadLines));

    [Fact]
    public void Words_stand_where_their_characters_do_in_everyday_sentences_of_both_scripts() =>
        Check(File.ReadLines(SharedData.Require("data", "parallel", "tatoeba-mixed-script.tsv")));

    [Fact]
    public void Words_stand_where_their_characters_do_in_manuals() =>
        Check(File.ReadLines(SharedData.Require("data", "parallel", "angular-cn", "pairs.tsv")));

    private void Check(IEnumerable<string> texts)
    {
        var random = new Random(1);
        var phrases = new List<TermPhrase>();
        var found = 0;
        foreach (var text in texts)
        {
            if (text.Length == 0)
            {
                continue;
            }

            // Words cut where the text is cut are other words: those of pieces of it, looked for in the whole.
            for (var pieces = 0; pieces < 5; pieces++)
            {
                var start = random.Next(text.Length);
                var piece = text.Substring(start, Math.Min(text.Length - start, random.Next(4, 14)));
                var lowered = _lowering.Lower(new PhraseNode(piece, Tree.Side.Chinese));
                if (lowered is TermPhrase { ByWords.IsEmpty: false } phrase)
                {
                    phrases.Add(phrase);
                }
            }

            ReadPlaces(text);
            for (var i = Math.Max(0, phrases.Count - 40); i < phrases.Count; i++)
            {
                var (byCharacters, byWords) = (Literal(phrases[i]), ByWords(phrases[i]));
                var last = phrases[i].Terms[^1].Offset;
                byWords.ShouldBeSubsetOf(byCharacters, $"{phrases[i]} in: {text}");
                byCharacters
                    .Where(start => IsUnbroken(start, start + last))
                    .ShouldBeSubsetOf(byWords, $"{phrases[i]} in: {text}");
                found += byWords.Count;
            }
        }

        found.ShouldBeGreaterThan(100);
    }

    private void ReadPlaces(string text)
    {
        _places.Clear();
        _analyzer.Analyze(text, Language.Chinese, _tokens);
        foreach (ref readonly var token in _tokens.Tokens)
        {
            var key = ((TermSpace)(Side + (int)token.Layer), _tokens.Term(token).ToString());
            if (!_places.TryGetValue(key, out var places))
            {
                _places.Add(key, places = []);
            }

            places.Add(token.Position);
        }
    }

    // A comma takes no position, but no word goes over it.
    private bool IsUnbroken(int first, int last)
    {
        var end = -1;
        foreach (ref readonly var token in _tokens.Tokens)
        {
            if (token.Layer == TokenLayer.Character && token.Position >= first && token.Position <= last)
            {
                if (end >= 0 && token.Start != end)
                {
                    return false;
                }

                end = token.End;
            }
        }

        return true;
    }

    private List<int> Literal(TermPhrase phrase) =>
        [
            .. Places(phrase.Terms[0].Space, phrase.Terms[0].Term)
                .Select(position => position - phrase.Terms[0].Offset)
                .Where(start => phrase.Terms.All(term => Places(term.Space, term.Term).Contains(start + term.Offset)))
                .Order(),
        ];

    private List<int> ByWords(TermPhrase phrase) =>
        [
            .. Places(phrase.ByWords[0])
                .Select(position => position - phrase.ByWords[0].Term.Offset)
                .Where(start => phrase.ByWords.All(place => Places(place).Contains(start + place.Term.Offset)))
                .Order(),
        ];

    // A position in both spaces would count twice.
    private List<int> Places(PhrasePlace place) =>
        place.Or is { } or
            ? [.. Places(place.Term.Space, place.Term.Term), .. Places(or, place.Term.Term)]
            : Places(place.Term.Space, place.Term.Term);

    private List<int> Places(TermSpace space, string term) => _places.GetValueOrDefault((space, term), []);
}
