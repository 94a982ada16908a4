using System.Collections.Immutable;
using System.Text;
using Search.Concordance.Equivalents;
using Search.Concordance.Explaining;
using Search.Concordance.Marking;
using Search.Concordance.Translations;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;
using Search.Text.Pinyin;
using Search.Text.Scripts;

namespace Search.Concordance.Searching;

/// <summary>Turns hits of an engine into what a translator sees. Not safe for use by several threads at once.</summary>
/// <param name="analyzer">The analyser of the index.</param>
/// <param name="words">What was learned of word translations; null when nothing was.</param>
internal sealed class HitRenderer(TextAnalyzer analyzer, TranslationModel? words)
{
    private readonly Highlighter _highlighter = new(analyzer);
    private readonly MatchExplainer _explainer = new(analyzer);
    private readonly TokenBuffer _buffer = new();
    private readonly EquivalentFinder? _finder = words is null ? null : new EquivalentFinder(words);
    private readonly List<Equivalent> _equivalents = [];
    private readonly ImmutableArray<string>.Builder _labels = ImmutableArray.CreateBuilder<string>();

    /// <summary>Works out what is to be marked for a query.</summary>
    public MarkPlan Plan(QueryNode query) => _highlighter.Plan(query);

    /// <summary>Works out how the hits of a widened query are labelled; null when nothing was added.</summary>
    public PivotLabels? Labels(ImmutableArray<PivotWord> added) =>
        added.IsDefaultOrEmpty ? null : new PivotLabels(added, _highlighter);

    /// <summary>Renders a hit.</summary>
    public HitView Render(Hit hit, MarkPlan plan, PivotLabels? labels, SearchQuestion question, QuestionReading reading)
    {
        var stored = hit.Stored!;
        var pair = stored.Pair;
        _labels.Clear();
        var finder = question.Include.HasFlag(HitParts.Equivalents) ? _finder : null;

        // A pair that has no links yet is linked by what is analysed for its marks anyway.
        var unlinked = finder?.TryTake(pair) == false ? finder : null;
        var english = _highlighter.Mark(plan, pair.English, Language.English);
        unlinked?.Cut(pair.English, _highlighter.Tokens, Language.English);
        labels?.Collect(_highlighter, Language.English, _labels);
        var chinese = _highlighter.Mark(plan, pair.Chinese, Language.Chinese);
        unlinked?.Cut(pair.Chinese, _highlighter.Tokens, Language.Chinese);
        labels?.Collect(_highlighter, Language.Chinese, _labels);
        var side = (english.IsEmpty, chinese.IsEmpty) switch
        {
            (false, true) => Side.English,
            (true, false) => Side.Chinese,
            _ => Side.Either,
        };
        return new HitView
        {
            Stored = stored,
            Score = hit.Score,
            Cursor = hit.Cursor,
            MatchedSide = side,
            English = View(pair.English, english, question.Highlight),
            Chinese = View(pair.Chinese, chinese, question.Highlight),
            Keyword = question.KeywordInContext ? KeywordLines.Cut(pair, english, chinese, reading.Side) : null,
            Equivalents = Equivalents(finder, unlinked is not null, english, chinese),
            Added = _labels.ToImmutable(),
            Explanation = question.Include.HasFlag(HitParts.Explain) ? _explainer.Explain(hit, plan) : null,
            EnglishTokens = Tokens(pair.English, Language.English, question.Include),
            ChineseTokens = Tokens(pair.Chinese, Language.Chinese, question.Include),
            Pinyin = question.Include.HasFlag(HitParts.Pinyin) ? Reading(pair.Chinese) : null,
            OtherScript =
                question.Include.HasFlag(HitParts.OtherScript)
                && ScriptConverter.ToOther(pair.Chinese, pair.Script) is var (script, text)
                    ? new OtherScriptView(script, text)
                    : null,
        };
    }

    /// <summary>Both texts without case, width, script, accents, spaces and punctuation: equal for near duplicates.</summary>
    public string FormlessText(AlignedPair pair)
    {
        var result = new StringBuilder(pair.English.Length + pair.Chinese.Length);
        Append(result, pair.English, Language.English);
        _ = result.Append('\u0001');
        Append(result, pair.Chinese, Language.Chinese);
        return result.ToString();
    }

    // Word by word, since a character is read by its word (银行 yín háng, 行走 xíng zǒu); the rest stays as it is.
    private string? Reading(string text)
    {
        if (PinyinTable.Default.IsEmpty)
        {
            return null;
        }

        analyzer.Analyze(text, Language.Chinese, _buffer);
        var result = new StringBuilder(text.Length * 4);
        var at = 0;
        foreach (ref readonly var token in _buffer.Tokens)
        {
            if (token.Start < at || token.Kind is not (TokenKind.HanWord or TokenKind.HanUnknown))
            {
                continue;
            }

            AppendPiece(result, text.AsSpan(at, token.Start - at));
            AppendPiece(result, PinyinTable.Default.Toned(text.AsSpan(token.Start, token.End - token.Start)));
            at = token.End;
        }

        AppendPiece(result, text.AsSpan(at));
        return result.ToString();
    }

    private static void AppendPiece(StringBuilder result, ReadOnlySpan<char> piece)
    {
        piece = piece.Trim();
        if (piece.IsEmpty)
        {
            return;
        }

        _ = result.Length > 0 && !char.IsPunctuation(piece[0]) ? result.Append(' ') : result;
        _ = result.Append(piece);
    }

    private void Append(StringBuilder result, string text, Language side)
    {
        analyzer.Analyze(text, side, _buffer);
        var next = 0;
        foreach (ref readonly var token in _buffer.Tokens)
        {
            if (token.Layer is TokenLayer.Exact or TokenLayer.Character && token.Position >= next)
            {
                _ = result.Append(_buffer.Term(token)).Append(' ');
                next = token.Position + token.PositionLength;
            }
        }
    }

    private ImmutableArray<EquivalentView> Equivalents(
        EquivalentFinder? finder,
        bool isToBeLinked,
        ImmutableArray<TextSpan> english,
        ImmutableArray<TextSpan> chinese
    )
    {
        if (finder is null || (english.IsEmpty && chinese.IsEmpty))
        {
            return [];
        }

        _equivalents.Clear();
        if (isToBeLinked)
        {
            finder.LinkCut();
        }

        finder.Find(english.AsSpan(), Language.English, EquivalentFinder.DefaultConfidence, _equivalents);
        finder.Find(chinese.AsSpan(), Language.Chinese, EquivalentFinder.DefaultConfidence, _equivalents);
        var views = ImmutableArray.CreateBuilder<EquivalentView>(_equivalents.Count);
        foreach (var equivalent in _equivalents)
        {
            // Of a query for both sides each match may be the equivalent of the other, by as much as the surer one says.
            var view = new EquivalentView(equivalent.English, equivalent.Chinese, equivalent.Confidence);
            var same = -1;
            for (var i = 0; i < views.Count && same < 0; i++)
            {
                same = views[i].English == view.English && views[i].Chinese == view.Chinese ? i : -1;
            }

            if (same < 0)
            {
                views.Add(view);
            }
            else if (views[same].Confidence < view.Confidence)
            {
                views[same] = view;
            }
        }

        return views.DrainToImmutable();
    }

    private static SideView View(string text, ImmutableArray<TextSpan> marks, HighlightForm form) =>
        form switch
        {
            HighlightForm.None => new SideView(text, [], null),
            HighlightForm.Html => new SideView(text, marks, MarkedHtml.Write(text, marks)),
            _ => new SideView(text, marks, null),
        };

    private ImmutableArray<TokenView> Tokens(string text, Language side, HitParts include)
    {
        if (!include.HasFlag(HitParts.Tokens))
        {
            return [];
        }

        analyzer.Analyze(text, side, _buffer);
        var tokens = ImmutableArray.CreateBuilder<TokenView>(_buffer.Tokens.Length);
        foreach (ref readonly var token in _buffer.Tokens)
        {
            tokens.Add(
                new TokenView(
                    _buffer.Term(token).ToString(),
                    new TextSpan(token.Start, token.End),
                    token.Layer.ToString(),
                    token.Kind.ToString(),
                    token.Position
                )
            );
        }

        return tokens.DrainToImmutable();
    }
}
