using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;

namespace Arclet.Demo;

/// <summary><c>arclet demo</c>: a simulated lensed field through every stage of a study, or a field without a lens through detection and photometry, compared with the truth.</summary>
internal sealed class DemoVerb : Verb
{
    private readonly Option<string> folder = new("--out")
    {
        HelpName = "DIR",
        Description = "The folder to write to; it is made if it does not exist, and files of an earlier demo in it are replaced.",
        DefaultValueFactory = _ => "arclet-demo",
    };

    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "Seed of the simulation; the same seed gives the same field and the same result. With --field the default is 1.", LensedDemoSettings.DefaultSeed);

    private readonly Option<int> galaxies = NumberOption.Whole("--galaxies", "N", "Number of galaxies behind the lens.", LensedDemoSettings.Galaxies, least: 1, most: 1000);

    private readonly Option<string?> grid = Text("--grid", "PATH|computed|formulas", "Stellar populations of the field and of its fits, see arclet simulate --help.");

    private readonly Option<bool> field = new("--field") { Description = "Instead, a crowded field without a lens: how complete detection is, and how right depths and fluxes are; takes seconds." };

    private readonly Option<bool> keepImages = new("--keep-images") { Description = "With --field, also write the images of all 20 filters, image_f070w.fits to image_f480m.fits, 190 MB." };

    public DemoVerb(MessageLog log)
    {
        Command = new Command("demo", "Simulates galaxies with known clumps behind a cluster in 27 filters, fits the lens, runs every stage of a study, compares with the truth and writes a page; exit code 0 only if the comparison holds.")
        {
            folder, seed, galaxies, grid, field, keepImages,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                if (parsed.GetValue(field))
                {
                    var crowded = new DemoSettings();
                    crowded = crowded with { KeepImages = parsed.GetValue(keepImages), Field = parsed.GetResult(seed) is { Implicit: false } ? crowded.Field with { Seed = parsed.GetValue(seed) } : crowded.Field };
                    return new DemoRun(crowded, parsed.GetValue(folder)!, log).Execute(cancellation);
                }

                if (parsed.GetValue(keepImages))
                    throw new InputException("--keep-images is for --field, expected it beside that; without it all images are kept");
                var settings = new LensedDemoSettings { Grid = parsed.GetValue(grid) };
                settings = settings with { Field = settings.Field with { Seed = parsed.GetValue(seed), GalaxyCount = parsed.GetValue(galaxies) } };
                return new LensedDemoRun(settings, parsed.GetValue(folder)!, log).Execute(cancellation);
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet demo
          arclet demo --out try --seed 7
          arclet demo --field

        """;
}
