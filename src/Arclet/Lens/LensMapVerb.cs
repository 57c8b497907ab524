using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Lensing;
using Arclet.Lensing.Maps;
using Arclet.Sky;
using MapQuantity = Arclet.Lensing.Maps.LensQuantity;

namespace Arclet.Lens;

/// <summary><c>arclet lens map</c>: maps of lensing quantities as FITS.</summary>
internal sealed class LensMapVerb : Verb
{
    /// <summary>Doubles of one plane fill 2 GB at 16384 squared.</summary>
    private const int LargestSize = 16384;

    private readonly ModelInput model;
    private readonly ChainInput chain;
    private readonly MessageLog log;
    private readonly Option<double> redshift = new("--z") { HelpName = "Z", Description = "The redshift of the sources.", Required = true };
    private readonly Option<string> quantity = new("--quantity") { HelpName = "mu|mu_t|mu_r|kappa|gamma|alpha|psi", Description = "What to map; magnifications are signed, alpha gives the images ALPHA_X (west) and ALPHA_Y in arcsec.", DefaultValueFactory = _ => "mu" };
    private readonly Option<int> size = NumberOption.Whole("--size", "N", $"Pixels across, at most {LargestSize}.", 500, least: 1, most: LargestSize);
    private readonly Option<double> halfWidth = NumberOption.Real("--half-width", "ARCSEC", "From the model's reference to the outer edges of the outermost pixels.", 60);
    private readonly Option<string?> like = new("--like") { HelpName = "IMAGE", Description = "Instead of --size and --half-width: the pixels of this image, by its WCS." };
    private readonly Option<string> output = new("--out") { HelpName = "FITS", Description = "The map to write.", Required = true };
    private readonly Option<int?> threads = NumberOption.WholeOrNone("--threads", "N", "Threads to use; the map is the same for any number. Default: one for each processor.", least: 1, most: 1024);

    private readonly Option<string?> percentiles = new("--percentiles") { HelpName = "P,...", Description = "With --chain: percentiles over the draws, an image for each, of kappa, gamma or the absolute mu, mu_t or mu_r. Default: 16,50,84." };

    public LensMapVerb(MessageLog log)
    {
        this.log = log;
        (model, chain) = (new ModelInput(log), new ChainInput(log));
        Command = new Command("map", "Maps of magnification, convergence, shear, deflection or potential with their WCS, for sources at a redshift.") { redshift, quantity, size, halfWidth, like, output, threads };
        model.AddTo(Command);
        chain.AddTo(Command);
        Command.Add(percentiles);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens map best.par --z 2 --quantity mu --size 1000 --half-width 60 --out mu_z2.fits
          arclet lens map best.par --z 3.06 --quantity alpha --like mosaic.fits[SCI] --out alpha.fits
          arclet lens map bestopt.par --z 2 --chain bayes.dat --draws 100 --percentiles 16,50,84 --out mu_z2_percentiles.fits

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(model.Model), file = parsed.GetRequiredValue(output), name = parsed.GetValue(quantity)!;
        (string Name, MapQuantity Quantity)[] planes = PlanesOf(name);
        double half = parsed.GetValue(halfWidth), z = parsed.GetValue(redshift);
        if (!(half > 0 && double.IsFinite(half)))
            throw new InputException($"--half-width is {half}, expected a finite number above 0");
        string? image = parsed.GetValue(like);
        OutputFiles.Check([.. model.Inputs(parsed), .. chain.Inputs(parsed), .. image is null ? [] : new[] { image }], [file]);
        chain.RequireChainFor(parsed, percentiles);
        double[] levels = Percentiles(parsed.GetValue(percentiles));
        LensProblem problem = model.Read(parsed);
        LensModel lens = problem.Model;
        ModelInput.RequireBehind(lens, z, "--z");
        LensField field = ModelInput.Guard(path, () => lens.FieldFor(z));
        if (name == "psi" && field is not LensPlaneField)
            throw InputException.InFile(path, "several lens planes have no potential, expected another --quantity than psi");
        int count = parsed.GetValue(threads) ?? Environment.ProcessorCount;
        if (chain.Read(parsed, problem) is { } samples)
        {
            LensDraws draws = ModelInput.Guard(path, () => chain.Draw(parsed, samples));
            PercentileMapFile.Write(log, file, draws, new(name, planes[0].Quantity, z, levels, count), image, lens.Reference, MapGrid.Square(parsed.GetValue(size), half), cancellation);
            return ExitCode.Success;
        }

        string unit = name switch { "alpha" => "arcsec", "psi" => "arcsec2", _ => "" };
        if (image is not null)
        {
            using FitsImageSource source = FitsImageSource.Open(image);
            Wcs wcs = ModelInput.RequireWcs(source.Header, image);
            LensMapFile.Write(file, wcs, source.Width, source.Height, [.. planes.Select(p => (p.Name, LensMap.OnImage(field, p.Quantity, lens.Reference, wcs, source.Width, source.Height, count)))], unit, z);
            log.Line($"{path}: {name} on the {source.Width} x {source.Height} pixels of {image} for z {z}, written to {file}");
            return ExitCode.Success;
        }

        MapGrid grid = MapGrid.Square(parsed.GetValue(size), half);
        LensMapFile.Write(file, LensMapFile.WcsOf(grid, lens.Reference), grid.Width, grid.Height, [.. planes.Select(p => (p.Name, LensMap.OnGrid(field, p.Quantity, grid, count)))], unit, z);
        log.Line($"{path}: {name} on {grid.Width} x {grid.Height} pixels of {grid.StepArcsec:G6} arcsec for z {z}, written to {file}");
        return ExitCode.Success;
    }

    private static (string Name, MapQuantity Quantity)[] PlanesOf(string name) => name switch
    {
        "mu" => [("mu", MapQuantity.Mu)],
        "mu_t" => [("mu_t", MapQuantity.MuTangential)],
        "mu_r" => [("mu_r", MapQuantity.MuRadial)],
        "kappa" => [("kappa", MapQuantity.Kappa)],
        "gamma" => [("gamma", MapQuantity.Gamma)],
        "alpha" => [("alpha_x", MapQuantity.AlphaX), ("alpha_y", MapQuantity.AlphaY)],
        "psi" => [("psi", MapQuantity.Potential)],
        _ => throw new InputException($"--quantity is '{name}', expected mu, mu_t, mu_r, kappa, gamma, alpha or psi"),
    };

    private static double[] Percentiles(string? text)
    {
        double[] values = text is null ? [16, 50, 84] : [.. text.Split(',').Select(word => NumberOption.TryReal(word.Trim(), out double value) && value is >= 0 and <= 100
            ? value
            : throw new InputException($"--percentiles is '{text}', expected numbers from 0 to 100 with commas between them"))];
        return values.Distinct().Count() == values.Length ? values : throw new InputException($"--percentiles is '{text}', expected each percentile once");
    }
}
