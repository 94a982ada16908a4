using Search.Index.Postings;
using Search.Index.Storage;
using Search.Index.Terms;
using Search.Query.Terms;

namespace Search.Index.Segments;

/// <content>Walking everything.</content>
public sealed unsafe partial class SegmentReader
{
    /// <summary>Walks everything: checksums, order, counts, bounds.</summary>
    /// <exception cref="IndexCorruptException">Something is wrong; the message says what and where.</exception>
    public void Validate(CancellationToken cancellationToken)
    {
        _sections.Verify(cancellationToken);
        Sources.Validate(SectionId.SourceNames, true);
        Documents.Validate(SectionId.DocumentNames, true);
        Domains.Validate(SectionId.DomainNames, true);
        _shared.Validate(SectionId.SharedStrings, false);
        ValidateDocuments(cancellationToken);
        ValidateTerms(cancellationToken);
    }

    private void ValidateDocuments(CancellationToken cancellationToken)
    {
        long english = 0,
            chinese = 0;
        for (var i = 0; i < DocumentCount; i++)
        {
            if ((i & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            english += EnglishLengths[i];
            chinese += ChineseLengths[i];
            _ = Load(i);
            CheckDocument(_textHashOrder[i]);
            if (i == 0)
            {
                continue;
            }

            var order = (EnglishLengths[i] + ChineseLengths[i]).CompareTo(
                EnglishLengths[i - 1] + ChineseLengths[i - 1]
            );
            Require(order > 0 || (order == 0 && Id(i - 1) < Id(i)), $"pairs {i - 1} and {i} are out of order");
            Require(Id(_idOrder[i - 1]) < Id(_idOrder[i]), $"the order of ids is broken at {i}");
            Require(
                _textHashes[_textHashOrder[i - 1]] <= _textHashes[_textHashOrder[i]],
                $"the order of text hashes is broken at {i}"
            );
        }

        Require(english == EnglishPositions && chinese == ChinesePositions, "the sums of the lengths are wrong");
        for (var i = 0; i < _documentOrderCount; i++)
        {
            CheckDocument(_documentOrder[i]);
            Require(DocumentColumn[_documentOrder[i]] >= 0, $"the order of documents holds a pair without one at {i}");
        }

        for (var i = 0; i < _duplicateCount; i++)
        {
            var entry = ReadDuplicate(i);
            Require(i == 0 || ReadDuplicate(i - 1).Id <= entry.Id, $"the duplicates are out of order at {i}");
            Require(
                LoadOrigins(entry.Document).Any(origin => origin.Id == entry.Id),
                $"pair {entry.Document} does not know its duplicate {entry.Id}"
            );
        }
    }

    private void ValidateTerms(CancellationToken cancellationToken)
    {
        using var reader = new PostingsReader();
        var ranks = new RankLengthsWriter();
        var terms = new TermEnumerator(Terms);
        var previous = Array.Empty<byte>();
        var count = 0;
        while (terms.MoveNext())
        {
            if ((count & 0xFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            Require(previous.AsSpan().SequenceCompareTo(terms.Key) < 0, $"term {count} is out of order");
            Require(terms.Key[0] <= (byte)TermSpace.ChineseOverlap, $"term {count} is of no known space");
            previous = terms.Key.ToArray();
            Require(
                Terms.Find(terms.Key) is var found && found.Postings == terms.Info.Postings,
                $"term {count} is not in the hash table"
            );
            ValidatePostings(terms, reader, ranks, count++);
        }

        Require(count == TermCount, $"there are {count} terms where {TermCount} were written");
    }

    private void ValidatePostings(TermEnumerator terms, PostingsReader reader, RankLengthsWriter best, int term)
    {
        var lengths = terms.Key[0] < (byte)TermSpace.ChineseWord ? EnglishLengths : ChineseLengths;
        reader.Open(terms.Info, DocumentCount);
        long before = -1;
        var postings = 0;
        best.Clear();
        while (reader.MoveNext())
        {
            Require(reader.Document > before, $"a posting of term {term} is out of order");
            before = reader.Document;
            var positions = reader.ReadPositions();
            for (var i = 1; i < positions.Length; i++)
            {
                Require(positions[i] > positions[i - 1], $"a position of term {term} is out of order");
            }

            var length = lengths[(int)before];
            Require(
                positions[^1] < length || length == ushort.MaxValue,
                $"a position of term {term} lies past the text of pair {before}"
            );
            if (reader.List.BlockCount > 0)
            {
                ref readonly var block = ref reader.List.Blocks[reader.BlockIndex];
                ref readonly var group = ref reader.List.Groups[reader.BlockIndex / GroupEntry.Blocks];
                Require(
                    block.Bounds.Allows(length, positions.Length)
                        && group.Bounds.Allows(length, positions.Length)
                        && before <= group.Last,
                    $"a bound of term {term} does not hold for pair {before}"
                );
            }

            best.Include(length, positions.Length);
            postings++;
        }

        if (reader.List.BlockCount > 0)
        {
            Span<byte> ranks = stackalloc byte[RankLengths.Size];
            best.Write(ranks);
            Require(
                ranks.SequenceEqual(new ReadOnlySpan<byte>(reader.List.Ranks, RankLengths.Size)),
                $"the lengths of the best postings of term {term} are wrong"
            );
        }

        Require(
            postings == terms.Info.DocumentFrequency,
            $"term {term} has {postings} postings where {terms.Info.DocumentFrequency} were written"
        );
    }

    private void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new IndexCorruptException(File.Path, -1, what);
        }
    }
}
