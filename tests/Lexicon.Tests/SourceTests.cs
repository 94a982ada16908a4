using Search.Tools.Lexicon.Glosses;
using Search.Tools.Lexicon.Sources;

namespace Search.Tools.Lexicon.Tests;

public sealed class SourceTests
{
    [Fact]
    public void Definitions_become_bare_words() =>
        GlossWords
            .Of([
                "(of a person) to be open-minded",
                "CL:個|个[ge4]",
                "variant of 開|开[kai1]",
                "Düsseldorf (city)",
                "it's",
            ])
            .ShouldBe(["open-minded", "düsseldorf", "it's"]);

    [Fact]
    public void Little_words_stay_where_there_are_no_others() =>
        GlossWords.Of(["in", "at", "to be in"]).ShouldBe(["in", "at", "to", "be"]);

    [Fact]
    public void Arrays_of_a_java_object_stream_are_read()
    {
        // new char[][] { { 'A', '中' }, null } as ObjectOutputStream writes it.
        byte[] stream =
        [
            0xAC,
            0xED,
            0,
            5,
            0x75,
            0x72,
            0,
            3,
            (byte)'[',
            (byte)'[',
            (byte)'C',
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            2,
            0,
            0,
            0x78,
            0x70,
            0,
            0,
            0,
            2,
            0x75,
            0x72,
            0,
            2,
            (byte)'[',
            (byte)'C',
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            2,
            0,
            0,
            0x78,
            0x70,
            0,
            0,
            0,
            2,
            0,
            0x41,
            0x4E,
            0x2D,
            0x70,
        ];
        var nested = new JavaArrayReader(stream).Read().ShouldBeOfType<object?[]>();
        nested[0].ShouldBe("A中".ToCharArray());
        nested[1].ShouldBeNull();
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3, 4 })]
    [InlineData(new byte[] { })]
    public void What_is_no_java_object_stream_is_refused(byte[] bytes) =>
        Should.Throw<InvalidDataException>(() => new JavaArrayReader(bytes));

    [Fact]
    public void Word_pairs_are_recovered_from_their_hashes()
    {
        string[] words = ["中国", "人民", "银行"];
        ulong[] hashes = [Fnv("中国@人民"), 12345, Fnv("人民@银行")];
        SmartCnBigrams.Recover(words, hashes, [7, 9, 3]).ShouldBe([("中国", "人民", 7), ("人民", "银行", 3)]);
    }

    private static ulong Fnv(string text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in text)
        {
            hash = (hash ^ (unit & 0xFFu)) * 1099511628211;
            hash = (hash ^ (ulong)(unit >> 8)) * 1099511628211;
        }

        return hash;
    }
}
