using System.Collections.Immutable;
using System.Text;
using Search.Concordance.Equivalents;
using Search.Concordance.Explaining;
using Search.Concordance.Marking;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;
using Search.Text.Pinyin;

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

    /// <summary>Works out what is to be marked for a query.</summary>
    public MarkPlan Plan(QueryNode query) => _highlighter.Plan(query);

    /// <summary>Renders a hit.</summary>
    public HitView Render(Hit hit, MarkPlan plan, SearchQuestion question, QuestionReading reading)
    {
        var stored = hit.Stored!;
        var pair = stored.Pair;
        var english = _highlighter.Mark(plan, pair.English, Language.English);
        var chinese = _highlighter.Mark(plan, pair.Chinese, Language.Chinese);
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
            Equivalents = Equivalents(pair, english, chinese, question.Include),
            Explanation = question.Include.HasFlag(HitParts.Explain) ? _explainer.Explain(hit, plan) : null,
            EnglishTokens = Tokens(pair.English, Language.English, question.Include),
            ChineseTokens = Tokens(pair.Chinese, Language.Chinese, question.Include),
            Pinyin = question.Include.HasFlag(HitParts.Pinyin) ? Reading(pair.Chinese) : null,
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
        AlignedPair pair,
        ImmutableArray<TextSpan> english,
        ImmutableArray<TextSpan> chinese,
        HitParts include
    )
    {
        if (_finder is null || !include.HasFlag(HitParts.Equivalents))
        {
            return [];
        }

        _equivalents.Clear();
        var (en, zh) = (pair.English, pair.Chinese);
        const float Sure = EquivalentFinder.DefaultConfidence;
        _finder.Find(en, zh, english.AsSpan(), Language.English, Sure, _equivalents);
        _finder.Find(en, zh, chinese.AsSpan(), Language.Chinese, Sure, _equivalents);
        return [.. _equivalents.Select(e => new EquivalentView(e.English, e.Chinese, e.Confidence)).Distinct()];
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
