using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Simulation;

namespace Arclet.Simulate;

/// <summary><c>arclet simulate</c>: a lensed field with its truth, as a study folder.</summary>
internal sealed class SimulateVerb : Verb
{
    private readonly Argument<string> folder = new("DIR") { Description = "The folder to write to; it does not exist yet or is empty." };
    private readonly Option<int> galaxies = NumberOption.Whole("--galaxies", "N", "Number of galaxies behind the cluster; those behind caustics are seen several times.", 12, least: 1, most: 1000);
    private readonly Option<double> clumps = NumberOption.Real("--clumps", "MEAN", "The mean number of clumps of a galaxy in its source plane, 2 to 50: two, and a Poisson number beside.", new SourceClumpSettings().MeanCount);
    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "Seed of everything that is drawn; the same seed gives the same files.", 1);
    private readonly Option<double?> side = NumberOption.RealOrNone("--side", "ARCSEC", "The side of the mosaics; without it 5 sqrt(N) + 14.");
    private readonly Option<double?> gradient = NumberOption.RealOrNone("--mass-gradient", "DEX", "Injects a trend: by how much the clumps' log mass changes per scale length of their disc outwards; none without it.");
    private readonly Option<double?> ages = NumberOption.RealOrNone("--age-slope", "POWER", "Injects a trend: the power of 1 + z that the clumps' ages follow; with a negative one rates at given mass grow with redshift. None without it.");
    private readonly Option<string?> grid = Text("--grid", "PATH|computed|formulas", "The stellar populations of the sources: those that Arclet computes itself (the default), a file of arclet populations, or formulas (simple ones made for tests, which are then written into the folder).");
    private readonly Option<string?> filters = Text("--filters", "DIR", "Throughput curves of the 27 filters; without it those built in.");
    private readonly Option<int> threads = NumberOption.Whole("--threads", "N", "Number of threads; it does not change the result.", Environment.ProcessorCount, least: 1, most: 4096);

    public SimulateVerb(MessageLog log)
    {
        Command = new Command("simulate", "Simulates a lensed field like Abell 2744 with known truth: mosaics of 20 NIRCam and 7 HST filters, catalogues, segmentation map and lens model, as a study folder.")
        {
            folder, galaxies, clumps, seed, side, gradient, ages, grid, filters, threads,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                if (parsed.GetValue(side) is { } arcsec && arcsec is not (>= 5 and <= 400))
                    throw new InputException($"--side is {arcsec}, expected 5 to 400 arcsec");
                if (parsed.GetValue(clumps) is not (>= 2 and <= 50))
                    throw new InputException($"--clumps is {parsed.GetValue(clumps)}, expected 2 to 50");
                var settings = new LensedFieldSettings { GalaxyCount = parsed.GetValue(galaxies), Seed = parsed.GetValue(seed), SideArcsec = parsed.GetValue(side) };
                settings = settings with { Clumps = settings.Clumps with { MeanCount = parsed.GetValue(clumps), LogMassPerScaleLength = parsed.GetValue(gradient) ?? 0, AgeRedshiftSlope = parsed.GetValue(ages) ?? 0 } };
                new SimulateRun(new SimulateRequest(parsed.GetValue(folder)!, settings, parsed.GetValue(grid), parsed.GetValue(filters), parsed.GetValue(threads)), log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet simulate field
          arclet simulate field --galaxies 100 --seed 7 --grid bc03.fits
          arclet simulate field --galaxies 100 --clumps 10
          arclet simulate field --galaxies 100 --mass-gradient -0.3 --age-slope -2

        """;
}
