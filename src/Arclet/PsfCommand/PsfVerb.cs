using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Psf;

namespace Arclet.PsfCommand;

/// <summary><c>arclet psf</c>: a PSF from stars, its models and its encircled energy.</summary>
internal sealed class PsfVerb : Verb
{
    private readonly Argument<string[]> images = new("STAR.fits")
    {
        Description = "Cutouts with a star in the middle of each; or images, with --positions or --find; or one PSF, with --is-psf.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> positions = Text("--positions", "TABLE", "Stars of a single larger image: a table with x and y (first pixel 0) or ra and dec, and id.");
    private readonly Option<bool> find = new("--find") { Description = "Find the stars of the images: bright, compact, round, isolated, unsaturated objects." };
    private readonly Option<bool> isPsf = new("--is-psf") { Description = "The image is a PSF: it is centred, normalised and modelled." };
    private readonly Option<double?> pixelScale = new("--pixel-scale") { HelpName = "ARCSEC", Description = "The side of the images' pixels, instead of the header's." };
    private readonly Option<int> oversampling = new("--oversampling") { HelpName = "N", Description = "Pixels of the stack across one of the images.", DefaultValueFactory = _ => 4 };
    private readonly Option<int?> radius = new("--radius") { HelpName = "PIXELS", Description = "The stack's radius in pixels of the images. Default: what the cutouts hold, and 45 with --positions and --find." };
    private readonly Option<string> background = Choice("--background", "How a star's background is found: the level of a ring at the edge less the wings that grow with the stars' fluxes, that level, or none.", "ring-without-wings", "ring", "none");
    private readonly Option<double?> saturation = new("--saturation") { HelpName = "LEVEL", Description = "Stars with a pixel of this value or above are left out." };
    private readonly Option<double> signalToNoise = new("--min-snr") { HelpName = "S/N", Description = "The least signal-to-noise ratio of stars that --find takes.", DefaultValueFactory = _ => 100 };
    private readonly Option<string> basis = Choice("--basis", "The Gaussians of --gaussians: round, elliptical, or free ones off the centre that follow the hexagonal core and spikes.", "round", "elliptical", "free");
    private readonly Option<string> outFile = new("--out") { HelpName = "FITS", Description = "The PSF image to write, of unit flux inside its radius.", Required = true };
    private readonly Option<string?> model = Text("--model", "JSON", "Also fit and write the analytic model (Moffat + Gaussian + fourth-degree power law), on the images' pixels.");
    private readonly Option<string?> gaussians = Text("--gaussians", "JSON", "Also write the PSF as a sum of Gaussians, on the images' pixels.");
    private readonly Option<string?> energy = Text("--energy", "TABLE", "Also write the encircled energy and aperture corrections.");
    private readonly Option<string?> stars = Text("--stars", "TABLE", "Also write the stars used and left out, and why.");
    private readonly Option<string?> figure = Text("--figure", "FILE", "Also draw profile, encircled energy and residuals, as .pdf or .svg.");

    public PsfVerb(MessageLog log)
    {
        Command = new Command("psf", "Makes a point-spread function from stars: stack, analytic model, sum of Gaussians, encircled energy.")
        {
            images, positions, find, isPsf, pixelScale, oversampling, radius, background, saturation, signalToNoise, basis, outFile, model, gaussians, energy, stars, figure,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                new PsfRun(Request(parsed), log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet psf star1.fits star2.fits star3.fits --out psf.fits --model psf.json
          arclet psf mosaic.fits[SCI] --find --out psf.fits --stars stars.ecsv --energy energy.ecsv --figure psf.pdf
          arclet psf mosaic.fits[SCI] --positions stars.ecsv --radius 60 --out psf.fits --gaussians gaussians.json --basis free
          arclet psf webbpsf.fits --is-psf --pixel-scale 0.02 --out psf.fits --model psf.json

        """;

    private PsfRequest Request(ParseResult parsed)
    {
        int? radiusPixels = parsed.GetValue(radius);
        if (radiusPixels is < 5 or > 500)
            throw new InputException($"--radius is {radiusPixels}, expected 5 to 500");
        if (parsed.GetValue(oversampling) is < 1 or > 16)
            throw new InputException($"--oversampling is {parsed.GetValue(oversampling)}, expected 1 to 16");
        if (parsed.GetValue(pixelScale) is { } scale && !(scale > 0 && double.IsFinite(scale)))
            throw new InputException($"--pixel-scale is {scale}, expected a number above 0");
        if (!(parsed.GetValue(signalToNoise) > 0))
            throw new InputException($"--min-snr is {parsed.GetValue(signalToNoise)}, expected a number above 0");
        double? level = parsed.GetValue(saturation);
        StarSource source = Source(parsed);
        var request = new PsfRequest
        {
            Images = parsed.GetRequiredValue(images),
            Source = source,
            Positions = parsed.GetValue(positions),
            PixelScaleArcsec = parsed.GetValue(pixelScale),
            Selection = new StarSelectorSettings
            {
                // One pixel more than the stack needs: a star is up to half a pixel from its stamp's middle.
                StampRadiusPixels = (radiusPixels ?? 45) + 1,
                SignalToNoise = parsed.GetValue(signalToNoise),
                SaturationLevel = level,
            },
            Stack = new PsfStackSettings
            {
                Oversampling = parsed.GetValue(oversampling),
                RadiusPixels = radiusPixels ?? (source == StarSource.Cutouts ? null : 45),
                Background = parsed.GetValue(background) switch { "ring" => StackBackground.Ring, "none" => StackBackground.None, _ => StackBackground.RingWithoutWings },
                SaturationLevel = level,
            },
            Expansion = new ImageExpansionSettings { Basis = Enum.Parse<PsfBasis>(parsed.GetValue(basis)!, ignoreCase: true) },
            Out = parsed.GetRequiredValue(outFile),
            Model = parsed.GetValue(model),
            Gaussians = parsed.GetValue(gaussians),
            Energy = parsed.GetValue(energy),
            Stars = parsed.GetValue(stars),
            Figure = parsed.GetValue(figure),
        };
        RequireCompatible(request);
        return request;
    }

    private StarSource Source(ParseResult parsed)
    {
        bool hasPositions = parsed.GetValue(positions) is not null;
        bool finds = parsed.GetValue(find);
        bool psf = parsed.GetValue(isPsf);
        if ((hasPositions ? 1 : 0) + (finds ? 1 : 0) + (psf ? 1 : 0) > 1)
            throw new InputException("--positions, --find and --is-psf contradict each other, expected at most one of them");
        return hasPositions ? StarSource.Positions : finds ? StarSource.Find : psf ? StarSource.PsfImage : StarSource.Cutouts;
    }

    private static void RequireCompatible(PsfRequest request)
    {
        if (request.Source is StarSource.Positions or StarSource.PsfImage && request.Images.Count != 1)
            throw new InputException($"{(request.Source == StarSource.Positions ? "--positions" : "--is-psf")} is for a single image, not for {request.Images.Count}");
        if (request.Source == StarSource.PsfImage && request.Stars is not null)
            throw new InputException("--stars needs stars, but with --is-psf there are none");
        OutputFiles.Check(request.Inputs, request.Outputs);
        foreach (string table in new[] { request.Energy, request.Stars }.OfType<string>())
            TableFiles.RequireKnownFormat(table);
        if (request.Figure is { } figure && Path.GetExtension(figure).ToLowerInvariant() is not (".pdf" or ".svg"))
            throw InputException.InFile(figure, "the ending is no format of figures, expected .pdf or .svg");
    }

    private static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { HelpName = string.Join('|', values), Description = description, DefaultValueFactory = _ => values[0] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
