using Search.Concordance.WordAlignment;

namespace Search.Concordance.Tests.WordAlignment;

public sealed class SparseLatticeTests
{
    /// <summary>The dense lattice is the naive twin: every link that is not in a row has the least probability there.</summary>
    [Fact]
    public void It_finds_what_the_dense_lattice_finds_on_random_sentences()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var jumps = JumpDistribution.Start();
        var sparse = new SparseLattice();
        var dense = new HmmLattice();
        var rows = new LinkRows();
        for (var n = 0; n < 500; n++)
        {
            var (observed, states) = (random.Next(1, 60), random.Next(1, 60));
            var emissions = new float[observed * states];
            Array.Fill(emissions, WordProbabilities.Least);
            var nulls = new float[observed];
            rows.Begin(observed);
            for (var t = 0; t < observed; t++)
            {
                nulls[t] = MathF.Pow(10, -1 - (5 * random.NextSingle()));
                for (var i = 0; i < states; i++)
                {
                    if (random.Next(8) == 0)
                    {
                        emissions[(t * states) + i] = MathF.Pow(10, -4 * random.NextSingle());
                        rows.Add(i, emissions[(t * states) + i]);
                    }
                }

                rows.EndRow(t);
            }

            var expected = new float[observed * states];
            var found = new float[rows.Count];
            var likelihood = dense.Run(emissions, nulls, jumps, expected, []);
            sparse.Run(rows, nulls, jumps, states, found).ShouldBe(likelihood, 0.01 * observed, $"seed {seed}");
            for (var t = 0; t < observed; t++)
            {
                for (var link = rows.Start(t); link < rows.Start(t + 1); link++)
                {
                    // Places of next to no mass are given up: over a random sentence of 60 words that adds up to a little.
                    found[link].ShouldBe(expected[(t * states) + rows.Word(link)], 0.03, $"seed {seed}");
                }
            }
        }
    }
}
