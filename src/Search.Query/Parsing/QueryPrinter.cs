using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>
/// Writes a tree in the query language, so that parsing the text with the same options gives the same tree again (all
/// but <see cref="QueryNode.Range"/>). Boosts and constant scores, which cannot be typed, are left out.
/// </summary>
public static class QueryPrinter
{
    /// <summary>Writes a tree as the default options read it.</summary>
    public static string Print(QueryNode query) => Print(query, QueryOptions.Default);

    /// <summary>Writes a tree as given options read it.</summary>
    public static string Print(QueryNode query, QueryOptions options)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        var result = new StringBuilder();
        new Writer(result, options).Write(query, Level.Or);
        return result.ToString();
    }

    // What may stand unbracketed where a node is written.
    private enum Level
    {
        Or,
        And,
        Clause,
    }

    private readonly struct Writer(StringBuilder result, QueryOptions options)
    {
        public void Write(QueryNode node, Level level)
        {
            var writer = this;
            switch (node)
            {
                case TextNode text:
                    WriteText(text, level);
                    break;
                case PhraseNode phrase:
                    WritePhrase(phrase);
                    break;
                case PrefixNode prefix:
                    WriteSide(prefix.Side);
                    WritePattern(prefix.Text);
                    _ = result.Append('*');
                    break;
                case WildcardNode wildcard:
                    WriteSide(wildcard.Side);
                    WritePattern(wildcard.Pattern);
                    break;
                case TypoNode typo:
                    WriteSide(typo.Side);
                    WritePattern(typo.Text);
                    _ = result.Append(typo.MaxEdits == 1 ? "~" : "~2");
                    break;
                case AllOfNode all:
                    Bracket(level > Level.And, () => writer.WriteAll(all.Children));
                    break;
                case AnyOfNode any:
                    Bracket(level > Level.Or, () => writer.WriteAny(any.Children));
                    break;
                case ExceptNode except:
                    Bracket(level > Level.And, () => writer.WriteExcept(except));
                    break;
                case RankedNode ranked:
                    Bracket(level > Level.And, () => writer.WriteRanked(ranked));
                    break;
                case EverythingNode:
                    _ = result.Append('*');
                    break;
                case FilterNode filter:
                    _ = result.Append(FilterSyntax.Print(filter.Filter));
                    break;
                case BoostNode boost:
                    Write(boost.Child, level);
                    break;
                case ConstantScoreNode constant:
                    Write(constant.Child, level);
                    break;
                case NativeNode native:
                    Bracket(level > Level.Or, () => writer.WriteNative(native));
                    break;
                default:
                    throw new UnreachableException($"A query node of type {node.GetType().Name} has no text.");
            }
        }

        private void WriteNative(NativeNode node) => _ = result.Append(node.Text);

        private void WriteText(TextNode node, Level level)
        {
            var writer = this;
            var several = node.Text.Any(char.IsWhiteSpace);
            if (node.Exact && options.Match != WordMatch.Exact)
            {
                WriteSide(node.Side);
                _ = result.Append('=');
                WriteWords(node.Text);
                return;
            }

            if (node.Side != options.Side)
            {
                WriteSide(node.Side);
                Bracket(several, () => writer.WriteWords(node.Text));
                return;
            }

            Bracket(several && level == Level.Clause, () => writer.WriteWords(node.Text));
        }

        private void WritePhrase(PhraseNode node)
        {
            WriteSide(node.Side);
            QueryEscapes.AppendQuoted(result, node.Text);
            if (node.Slop > 0)
            {
                _ = result.Append(CultureInfo.InvariantCulture, $"~{node.Slop}");
            }
        }

        private void WriteAll(ImmutableArray<QueryNode> children)
        {
            for (var i = 0; i < children.Length; i++)
            {
                _ = i > 0 ? result.Append(' ') : result;
                if (options.Match == WordMatch.Any && children[i] is not FilterNode && children.Count(IsNoFilter) > 1)
                {
                    WriteSigned('+', children[i]);
                }
                else
                {
                    Bracket(i > 0 && Merges(children[i - 1], children[i]), children[i], Level.Clause);
                }
            }
        }

        private void WriteAny(ImmutableArray<QueryNode> children)
        {
            for (var i = 0; i < children.Length; i++)
            {
                _ = i > 0 ? result.Append(" OR ") : result;
                Write(children[i], Level.And);
            }
        }

        private void WriteExcept(ExceptNode node)
        {
            Write(node.Match, node.Match is ExceptNode ? Level.Clause : Level.And);
            ImmutableArray<QueryNode> excluded = node.Excluded is AnyOfNode any ? any.Children : [node.Excluded];
            foreach (var child in excluded)
            {
                _ = result.Append(' ');
                WriteSigned('-', child);
            }
        }

        // In brackets where the sign would be read as text (-9, -s).
        private void WriteSigned(char sign, QueryNode node)
        {
            var start = result.Append(sign).Length;
            Write(node, Level.Clause);
            var written = result.ToString(start - 1, result.Length - start + 1);
            if (!SignRules.IsOperator(QueryCharacters.Fold(written)))
            {
                _ = result.Insert(start, '(').Append(')');
            }
        }

        private void WriteRanked(RankedNode node)
        {
            ImmutableArray<QueryNode> required = node.Required is AllOfNode all ? all.Children : [node.Required];
            foreach (var child in required)
            {
                WriteSigned('+', child);
                _ = result.Append(' ');
            }

            Write(node.Optional, Level.Clause);
        }

        // Two texts side by side would be read as one.
        private bool Merges(QueryNode left, QueryNode right) =>
            left is TextNode { Exact: var leftExact } a
            && right is TextNode { Exact: var rightExact } b
            && leftExact == (options.Match == WordMatch.Exact)
            && rightExact == leftExact
            && a.Side == options.Side
            && b.Side == options.Side
            && QueryCharacters.StaysTogether(LastWord(a.Text), FirstWord(b.Text));

        private static bool IsNoFilter(QueryNode node) => node is not FilterNode;

        private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
        {
            var end = 0;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return text[..end];
        }

        private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
        {
            var start = text.Length;
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            {
                start--;
            }

            return text[start..];
        }

        private void WriteSide(Side side)
        {
            if (side != options.Side)
            {
                _ = result.Append(side == Side.English ? "en:" : "zh:");
            }
        }

        private void WriteWords(string words) => QueryEscapes.Append(result, words);

        private void WritePattern(string pattern) => QueryEscapes.AppendPattern(result, pattern);

        private void Bracket(bool needed, QueryNode node, Level level)
        {
            var writer = this;
            Bracket(needed, () => writer.Write(node, needed ? Level.Or : level));
        }

        private void Bracket(bool needed, Action write)
        {
            _ = needed ? result.Append('(') : result;
            write();
            _ = needed ? result.Append(')') : result;
        }
    }
}
