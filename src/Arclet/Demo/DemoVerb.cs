using System.CommandLine;
using Arclet.CommandLine;

namespace Arclet.Demo;

/// <summary><c>arclet demo</c>: a simulated field through the program, compared with its truth.</summary>
internal sealed class DemoVerb : Verb
{
    private readonly Option<string> folder = new("--out")
    {
        HelpName = "DIR",
        Description = "The folder to write to; it is made if it does not exist, and files of an earlier demo in it are replaced.",
        DefaultValueFactory = _ => "arclet-demo",
    };

    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "Seed of the simulation; the same seed gives the same field and the same result.", 1);

    private readonly Option<bool> keepImages = new("--keep-images") { Description = "Also write the images of all 20 filters, image_f070w.fits to image_f480m.fits, 190 MB." };

    private readonly Option<bool> lensed = new("--lensed") { Description = "Instead, the whole way: a lensed field as a study, from the fit of the lens model to masses, compared with the truth." };

    private readonly Option<int> galaxies = NumberOption.Whole("--galaxies", "N", "Number of galaxies of the lensed field.", 12, least: 1, most: 1000);

    private readonly Option<string?> grid = Text("--grid", "PATH|computed|formulas", "Stellar populations of the lensed field and of its fits, see arclet simulate --help.");

    public DemoVerb(MessageLog log)
    {
        Command = new Command("demo", "Simulates a deep field with known clumps in 20 filters, detects them, measures depths, sizes and fluxes, compares with the truth and writes a page; exit code 0 only if the comparison holds.")
        {
            folder, seed, keepImages, lensed, galaxies, grid,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                if (parsed.GetValue(lensed))
                {
                    var whole = new LensedDemoSettings { Grid = parsed.GetValue(grid) };
                    whole = whole with { Field = whole.Field with { Seed = parsed.GetValue(seed), GalaxyCount = parsed.GetValue(galaxies) } };
                    return new LensedDemoRun(whole, parsed.GetValue(folder)!, log).Execute(cancellation);
                }

                var settings = new DemoSettings();
                settings = settings with { KeepImages = parsed.GetValue(keepImages), Field = settings.Field with { Seed = parsed.GetValue(seed) } };
                return new DemoRun(settings, parsed.GetValue(folder)!, log).Execute(cancellation);
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet demo
          arclet demo --out try --seed 7

        """;
}
