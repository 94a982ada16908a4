using System.Security.Cryptography;
using Search.Testing;
using Search.Text.Lexicon;
using Search.Tools.Lexicon.Commands;
using Search.Tools.Lexicon.Scripts;

namespace Search.Tools.Lexicon.Tests;

public sealed class ReproductionTests
{
    private const string Jar = "/usr/share/java/lucene-analyzers-smartcn-8.7.0.jar";

    [Fact]
    public void The_gloss_table_is_rebuilt_byte_for_byte() =>
        BuildCommand
            .Glosses(
                SharedData.Require("data", "dict", "cedict_ts.u8.xz"),
                SharedData.Require("data", "dict", "opencc")
            )
            .AsSpan()
            .SequenceEqual(Committed("Glosses", "glosses.bin"))
            .ShouldBeTrue("run 'lexicon build --opencc … --cedict … --output src/Search.Text'");

    [Fact]
    public void The_conversion_tables_are_rebuilt_byte_for_byte() =>
        ConversionCompiler
            .Compile(SharedData.Require("data", "dict", "opencc"))
            .AsSpan()
            .SequenceEqual(Committed("Scripts", "scripts.bin"))
            .ShouldBeTrue("run 'lexicon build --opencc … --output src/Search.Text'");

    [Fact]
    [Trait("Category", "Long")]
    public void The_lexicon_is_rebuilt_byte_for_byte()
    {
        Assert.SkipUnless(File.Exists(Jar), "the smartcn jar (Debian's liblucene8-java) is not installed");
        BuildCommand
            .Words(
                SharedData.Require("data", "dict", "jieba-dict.txt.xz"),
                SharedData.Require("data", "dict", "opencc"),
                Jar
            )
            .AsSpan()
            .SequenceEqual(Committed("Lexicon", "lexicon.bin"))
            .ShouldBeTrue("run 'lexicon build --jieba … --opencc … --smartcn … --output src/Search.Text'");
    }

    [Theory]
    [InlineData("Lexicon", "lexicon.bin")]
    [InlineData("Glosses", "glosses.bin")]
    [InlineData("Scripts", "scripts.bin")]
    public void A_committed_resource_is_under_six_megabytes_and_its_hash_covers_it(string folder, string file)
    {
        var bytes = Committed(folder, file);
        bytes.Length.ShouldBeLessThan(6_000_000);
        var image = ResourceImage.FromBytes(bytes, file);
        SHA256.HashData(image.Payload).ShouldBe(image.Hash.ToArray());
    }

    [Fact]
    public void A_cut_or_foreign_resource_is_refused_with_its_name()
    {
        var bytes = Committed("Glosses", "glosses.bin");
        foreach (var length in (int[])[0, 3, 47, 48, 100, 1000, bytes.Length - 1])
        {
            Should
                .Throw<InvalidDataException>(() => ResourceImage.FromBytes(bytes.AsSpan(0, length), "glosses.bin"))
                .Message.ShouldStartWith("glosses.bin: ");
        }

        bytes[4]++;
        Should.Throw<InvalidDataException>(() => ResourceImage.FromBytes(bytes, "glosses.bin"));
    }

    private static byte[] Committed(string folder, string file) =>
        File.ReadAllBytes(Path.Combine(SharedData.Repository, "src", "Search.Text", folder, file));
}
