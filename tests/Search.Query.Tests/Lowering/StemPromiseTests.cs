using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Testing;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Tests.Lowering;

/// <summary>
/// <see cref="RankedTerms.IsForm"/> lets an engine pass over a pair by its stem alone; that is right only while the
/// analyser writes the stem of a query's word at every place where it writes the word's form.
/// </summary>
public sealed class StemPromiseTests
{
    private readonly TextAnalyzer _analyzer = new();
    private readonly QueryLowering _lowering = new(new TextAnalyzer(), RankingParameters.Default);
    private readonly TokenBuffer _tokens = new();
    private readonly Dictionary<(Language, string), string?> _stems = [];

    [Fact]
    public void Stems_stand_wherever_forms_stand_in_the_sample_corpus() =>
        Check(Directory.EnumerateFiles(SharedData.SampleCorpus).SelectMany(File.ReadLines));

    [Fact]
    public void Stems_stand_wherever_forms_stand_in_everyday_sentences() =>
        Check(File.ReadLines(SharedData.Require("data", "parallel", "tatoeba.tsv")));

    [Fact]
    public void Stems_stand_wherever_forms_stand_in_manuals() =>
        Check(File.ReadLines(SharedData.Require("data", "parallel", "angular-cn", "pairs.tsv")));

    private void Check(IEnumerable<string> texts)
    {
        var checkedForms = 0;
        foreach (var text in texts)
        {
            // The case of a word may add parts to it, never change what stands for the whole.
            foreach (var variant in (string[])[text, text.ToUpperInvariant(), text.ToLowerInvariant()])
            {
                checkedForms += Check(variant, Language.English) + Check(variant, Language.Chinese);
            }
        }

        checkedForms.ShouldBeGreaterThan(1000);
    }

    private int Check(string text, Language side)
    {
        _analyzer.Analyze(text, side, _tokens);
        var count = 0;
        foreach (ref readonly var form in _tokens.Tokens)
        {
            if (form.Layer != TokenLayer.Exact)
            {
                continue;
            }

            var term = _tokens.Term(form).ToString();
            if (StemOf(term, side) is { } stem)
            {
                HasStem(stem, form.Position).ShouldBeTrue($"{stem} does not stand where {term} does in: {text}");
                count++;
            }
        }

        return count;
    }

    private bool HasStem(string stem, int position)
    {
        foreach (ref readonly var token in _tokens.Tokens)
        {
            if (token.Position == position && token.Layer == TokenLayer.Word && _tokens.Term(token).SequenceEqual(stem))
            {
                return true;
            }
        }

        return false;
    }

    // The stem that a query for the word asks for together with its form.
    private string? StemOf(string word, Language side)
    {
        if (!_stems.TryGetValue((side, word), out var stem))
        {
            var lowered = _lowering.Lower(new TextNode(word, side == Language.English ? Side.English : Side.Chinese));
            stem =
                lowered is RankedTerms { IsForm: true, Required: OneTerm main, Optional: OneTerm form }
                && form.Term == word
                    ? main.Term
                    : null;
            _stems.Add((side, word), stem);
        }

        return stem;
    }
}
