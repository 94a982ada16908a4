using Search.Corpus.Alignment;
using Search.Corpus.Alignment.Evidence;

namespace Search.Corpus.Tests.Alignment;

public sealed class PathFinderTests
{
    private const int Seed = 20261126;

    private static readonly string[] English =
    [
        "apple",
        "apples",
        "river",
        "seven",
        "12",
        "Kevin",
        "house",
        "water",
        "to drink",
        "slowly",
        "!",
        "?",
        "city",
    ];

    private static readonly string[] Chinese =
    [
        "苹果",
        "河",
        "七",
        "12",
        "Kevin",
        "房子",
        "水",
        "喝",
        "慢慢地",
        "！",
        "？",
        "城市",
        "的",
        "了",
    ];

    [Fact]
    public void Rows_filled_at_once_give_the_path_that_cells_one_by_one_give()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 200; round++)
        {
            var task = Task(random);
            var band = RandomBand(random, task);
            var largest = random.Next(2) == 0 ? 2 : BeadShape.MaxUnits;
            var shapes = largest == 2 ? 8 : BeadShape.All.Count;
            var models = Models(task);
            using var evidence = new EvidenceMatrix(task, band, models.ToChinese, models.ToEnglish, largest);
            var expected = new PathFinder(task, band, evidence, models, shapes).FindCellByCell();
            var found = new PathFinder(task, band, evidence, models, shapes).Find();

            // Sums in another order differ in the last digits, so that paths may differ where they are worth the same.
            Worth(found, models.Shapes)
                .ShouldBe(Worth(expected, models.Shapes), tolerance: 0.01, $"seed {Seed}, round {round}");
        }
    }

    [Fact]
    public void Evidence_in_a_band_is_that_of_the_whole_table()
    {
        var random = new Random(Seed);
        for (var round = 0; round < 100; round++)
        {
            var task = Task(random);
            var models = Models(task);
            var band = RandomBand(random, task);
            var full = Band.Full(task.English.Count, task.Chinese.Count);
            using var narrow = new EvidenceMatrix(task, band, models.ToChinese, models.ToEnglish, BeadShape.MaxUnits);
            using var whole = new EvidenceMatrix(task, full, models.ToChinese, models.ToEnglish, BeadShape.MaxUnits);
            foreach (var ((english, chinese), _) in BeadShape.All)
            {
                if (english == 0 || chinese == 0)
                {
                    continue;
                }

                for (var row = 0; row + english <= task.English.Count; row++)
                {
                    for (var column = 0; column + chinese <= task.Chinese.Count; column++)
                    {
                        var score = narrow.Score(row, english, column, chinese);
                        if (!float.IsNaN(score))
                        {
                            score.ShouldBe(
                                whole.Score(row, english, column, chinese),
                                tolerance: 0.001,
                                $"seed {Seed}, round {round}"
                            );
                        }
                    }
                }
            }
        }
    }

    private static double Worth(List<Bead> beads, ShapePrior shapes) =>
        beads.Sum(bead =>
        {
            var shape = BeadShape
                .All.Select((known, at) => (known.Shape, at))
                .Single(known => known.Shape == new BeadShape(bead.EnglishCount, bead.ChineseCount))
                .at;
            return (double)bead.Score + shapes.Log(shape);
        });

    private static AlignmentTask Task(Random random)
    {
        var builder = new AlignmentTaskBuilder(
            TranslationSources.Of([], useBuiltIn: true),
            new AlignmentParameters(),
            new TokenizerParameters()
        );
        for (var unit = random.Next(1, 70); unit > 0; unit--)
        {
            builder.AddEnglish(string.Join(' ', Words(random, English)));
        }

        for (var unit = random.Next(1, 70); unit > 0; unit--)
        {
            builder.AddChinese(string.Concat(Words(random, Chinese)));
        }

        return builder.Build();
    }

    private static string[] Words(Random random, string[] words) =>
        [.. Enumerable.Range(0, random.Next(0, 9)).Select(_ => words[random.Next(words.Length)])];

    private static AlignmentModels Models(AlignmentTask task)
    {
        var parameters = task.Parameters;
        return new AlignmentModels(
            TranslationTable.FromPrior(task.PriorToChinese, task.English.TypeCount, task.Chinese.TypeCount),
            TranslationTable.FromPrior(task.PriorToEnglish, task.Chinese.TypeCount, task.English.TypeCount),
            new LengthModel(parameters, parameters.CharactersPerLetter),
            ShapePrior.From([], parameters),
            null
        );
    }

    private static Band RandomBand(Random random, AlignmentTask task)
    {
        var (english, chinese) = (task.English.Count, task.Chinese.Count);
        switch (random.Next(3))
        {
            case 0:
                return Band.Full(english, chinese);
            case 1:
                var path = new int[english + 1];
                for (var row = 1; row <= english; row++)
                {
                    path[row] = row == english ? chinese : Math.Min(chinese, path[row - 1] + random.Next(3));
                }

                return Band.Around(path, chinese, random.Next(1, 20));
            default:
                var borders = new List<(int English, int Chinese)> { (0, 0) };
                while (borders[^1].English < english && borders[^1].Chinese < chinese)
                {
                    var (lastEnglish, lastChinese) = borders[^1];
                    borders.Add(
                        (
                            Math.Min(english, lastEnglish + random.Next(2, 8)),
                            Math.Min(chinese, lastChinese + random.Next(1, 8))
                        )
                    );
                }

                // A block of one English unit has no room for more Chinese ones than a bead takes.
                borders[^1] = (english, chinese);
                if (borders.Count > 2 && english - borders[^2].English < 2)
                {
                    borders.RemoveAt(borders.Count - 2);
                }

                if (english < 2)
                {
                    return Band.Full(english, chinese);
                }

                return Band.Blocks(borders);
        }
    }
}
