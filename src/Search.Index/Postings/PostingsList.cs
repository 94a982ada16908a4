using Search.Index.Storage;
using Search.Index.Terms;

namespace Search.Index.Postings;

/// <summary>Where the parts of one term's postings are.</summary>
internal readonly unsafe struct PostingsList
{
    /// <summary>Opens the postings of a term.</summary>
    /// <param name="info">What the dictionary says.</param>
    /// <param name="documents">Pairs of the segment.</param>
    public PostingsList(in TermInfo info, int documents)
    {
        Count = info.DocumentFrequency;
        Documents = documents;
        End = info.End;
        if (Count > documents)
        {
            throw new IndexCorruptException("A term of a segment has more pairs than there are.");
        }

        if (Count < BlockCodec.BlockSize)
        {
            Data = info.Postings;
            return;
        }

        BlockCount = (Count + BlockCodec.BlockSize - 1) / BlockCodec.BlockSize;
        GroupCount = (BlockCount + GroupEntry.Blocks - 1) / GroupEntry.Blocks;
        var heads = RankLengths.Size + ((long)GroupCount * GroupEntry.Size) + ((long)BlockCount * BlockEntry.Size);
        if (info.End - info.Postings < heads)
        {
            throw new IndexCorruptException("The blocks of a term lie outside their section.");
        }

        Ranks = info.Postings;
        Groups = (GroupEntry*)(info.Postings + RankLengths.Size);
        Blocks = (BlockEntry*)((byte*)Groups + ((long)GroupCount * GroupEntry.Size));
        Data = info.Postings + heads;
    }

    /// <summary>Postings.</summary>
    public int Count { get; }

    /// <summary>Pairs of the segment.</summary>
    public int Documents { get; }

    /// <summary>Blocks; 0 when the postings are one run of varints without any entry.</summary>
    public int BlockCount { get; }

    /// <summary>Groups of blocks.</summary>
    public int GroupCount { get; }

    /// <summary>The table of <see cref="RankLengths"/>; null when <see cref="BlockCount"/> is 0.</summary>
    public byte* Ranks { get; }

    /// <summary>Entries of the groups.</summary>
    public GroupEntry* Groups { get; }

    /// <summary>Entries of the blocks.</summary>
    public BlockEntry* Blocks { get; }

    /// <summary>The first block.</summary>
    public byte* Data { get; }

    /// <summary>Where the memory ends.</summary>
    public byte* End { get; }

    /// <summary>
    /// The first block from one on that ends at or after a doc id; past a group's end whole groups are passed over.
    /// </summary>
    /// <returns>The block, <see cref="BlockCount"/> when there is none.</returns>
    public int FindBlock(int block, uint document)
    {
        while (block < BlockCount)
        {
            if (Blocks[block].Last >= document)
            {
                return block;
            }

            block++;
            if (block % GroupEntry.Blocks != 0)
            {
                continue;
            }

            var group = block / GroupEntry.Blocks;
            while (group < GroupCount && Groups[group].Last < document)
            {
                group++;
            }

            block = group * GroupEntry.Blocks;
        }

        return BlockCount;
    }
}
