using System.Collections.Immutable;
using Search.Query.Contract;

namespace Search.Query.Tree;

/// <summary>
/// Plain text: one word or several, spaces between them. It stays in one piece so that what spans words (`5.6 million`,
/// `gpu 芯片`) is analysed as it is in a pair; every word must be found, or any when <see cref="Any"/>.
/// </summary>
/// <param name="Text">The text as typed.</param>
/// <param name="Side">The side it is for.</param>
/// <param name="Mode">How Chinese in it is matched.</param>
/// <param name="Exact">True for `=word`: the form as written, not its stem.</param>
public sealed record TextNode(string Text, Side Side, TextMode Mode = TextMode.Auto, bool Exact = false) : QueryNode
{
    /// <summary>True when one of the words is enough; more words found score higher.</summary>
    public bool Any { get; init; }
}

/// <summary>A phrase (`"…"`), or words near each other (`"…"~3`).</summary>
/// <param name="Text">The text between the quotation marks.</param>
/// <param name="Side">The side it is for.</param>
/// <param name="Slop">How many positions the words may be moved in total; 0 for a phrase.</param>
/// <param name="InOrder">Whether the words must keep their order when <paramref name="Slop"/> is above 0.</param>
public sealed record PhraseNode(string Text, Side Side, int Slop = 0, bool InOrder = false) : QueryNode;

/// <summary>All words that begin with a text (`prefix*`).</summary>
public sealed record PrefixNode(string Text, Side Side) : QueryNode;

/// <summary>All words that fit a pattern: `?` one character, `*` any number.</summary>
public sealed record WildcardNode(string Pattern, Side Side) : QueryNode;

/// <summary>All words within an edit distance of 1 or 2 (insertion, deletion, substitution, transposition).</summary>
public sealed record TypoNode(string Text, int MaxEdits, Side Side) : QueryNode;

/// <summary>Pairs that every child finds.</summary>
public sealed record AllOfNode(ImmutableArray<QueryNode> Children) : QueryNode;

/// <summary>Pairs that at least one child finds; more children found score higher.</summary>
public sealed record AnyOfNode(ImmutableArray<QueryNode> Children) : QueryNode;

/// <summary>Pairs that <paramref name="Match"/> finds and <paramref name="Excluded"/> does not.</summary>
public sealed record ExceptNode(QueryNode Match, QueryNode Excluded) : QueryNode;

/// <summary>Pairs that <paramref name="Required"/> finds; those that <paramref name="Optional"/> finds too score higher.</summary>
public sealed record RankedNode(QueryNode Required, QueryNode Optional) : QueryNode;

/// <summary>Every pair.</summary>
public sealed record EverythingNode : QueryNode;

/// <summary>Pairs that a filter lets through; adds nothing to the score.</summary>
public sealed record FilterNode(PairFilter Filter) : QueryNode;

/// <summary>The child with its score multiplied by a positive factor.</summary>
public sealed record BoostNode(QueryNode Child, float Factor) : QueryNode;

/// <summary>The child with the same score for every hit.</summary>
public sealed record ConstantScoreNode(QueryNode Child, float Score) : QueryNode;

/// <summary>
/// A query in the syntax of one engine, which only that engine runs (<see cref="IQuerySyntax.Parse"/>); every other throws
/// <see cref="QuerySyntaxException"/>.
/// </summary>
/// <param name="Syntax">The name of the syntax.</param>
/// <param name="Text">The query as typed.</param>
/// <param name="Side">The side that words are for which name none.</param>
/// <param name="Shown">The nearest query of this tree: what is marked in hits.</param>
public sealed record NativeNode(string Syntax, string Text, Side Side, QueryNode Shown) : QueryNode;
