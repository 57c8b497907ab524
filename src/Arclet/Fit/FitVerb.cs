using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;

namespace Arclet.Fit;

/// <summary><c>arclet fit</c>: sizes and fluxes of clumps at given positions.</summary>
internal sealed class FitVerb : Verb
{
    private static readonly ClumpFitSettings Defaults = new();

    private readonly Argument<string> image = new("IMAGE") { Description = "The image: a FITS file, with its extension where it has several, as in mosaic.fits[SCI]." };
    private readonly Option<string?> error = Text("--error", "IMAGE", "The error (standard deviation) of each pixel, in the image's unit or in one that its header converts. This or --weight is needed.");
    private readonly Option<string?> weight = Text("--weight", "IMAGE", "The weight (inverse variance) of each pixel, instead of an error; pixels of weight 0 are missing.");
    private readonly Option<string?> exposure = Text("--exposure", "IMAGE", "The exposure map that belongs to a grizli mosaic's weight: adds the sources' photon noise to the error.");
    private readonly Option<string?> mask = Text("--mask", "IMAGE", "Pixels that are not 0 in this image are left out.");
    private readonly Option<string> psf = new("--psf") { HelpName = "FITS|JSON", Description = "The PSF: an image with its pixel scale, or a model as arclet psf writes it.", Required = true };
    private readonly Option<bool> opticalPsf = new("--optical-psf") { Description = "The PSF lacks the pixel's response: integrate it over the pixel, whatever its file says." };
    private readonly Option<string> psfBasis = new("--psf-basis") { HelpName = "round|elliptical|free", Description = "The Gaussians that a PSF image is expanded in: 8 round ones, 8 elliptical ones, or 24 that follow the hexagonal core and spikes (a fit then takes three times as long).", DefaultValueFactory = _ => "round" };
    private readonly Option<double?> psfScale = new("--psf-scale") { HelpName = "ARCSEC", Description = "The side of a PSF image's pixels, where its header does not say." };
    private readonly Option<string?> positions = Text("--positions", "TABLE", "The clumps: columns id, and x and y (0-based pixels) or ra and dec (degrees). Needed unless --shapes is given.");
    private readonly Option<string?> shapes = Text("--shapes", "TABLE", "Another filter's result: its shapes are kept (through both WCS), and only flux, background and a small shift are fitted.");
    private readonly Option<bool> skyPositions = new("--sky-positions") { Description = "Read ra and dec of the positions even where the table has x and y, which are those of another image." };
    private readonly Option<double?> align = new("--align") { HelpName = "ARCSEC", Description = "With --shapes: first find the shift common to all clumps between the two images, up to this along each axis." };
    private readonly Option<string?> compare = Text("--compare", "TABLE", "With --shapes: also fit the shapes independently in this image, and write both side by side.");
    private readonly Option<string[]> with = new("--with") { HelpName = "IMAGE,ERROR,PSF,TABLE", Description = "With --together: a further image whose clumps share centres and shapes with the first, and the table to write for it; may be given several times.", AllowMultipleArgumentsPerToken = false };
    private readonly Option<bool> together = new("--together") { Description = "Fit all clumps at once on one smooth background, for a crowded galaxy, instead of each in its box." };
    private readonly Option<int> splineCells = Whole("--spline-cells", "N", "Cells of that background's cubic spline along the region.", 4);
    private readonly Option<int> box = Whole("--box", "PIXELS", "Width and height of the box around a clump; odd.", Defaults.BoxPixels);
    private readonly Option<int> groupBox = Whole("--group-box", "PIXELS", "The least width and height of the box around clumps that are fitted together; odd.", Defaults.GroupBoxPixels);
    private readonly Option<int> widestBox = Whole("--widest-box", "PIXELS", "The widest box that is tried where a flux's error is more than half of it; the box's own width for never.", Defaults.WidestBoxPixels);
    private readonly Option<double> groupDistance = Number("--group-distance", "ARCSEC", "Clumps closer than this are fitted together.", Defaults.GroupDistanceArcsec);
    private readonly Option<double> neighbourMargin = Number("--neighbour-margin", "PIXELS", "Clumps inside each other's box, or this far outside of it, are fitted together too; negative for never.", Defaults.NeighbourMarginPixels);
    private readonly Option<int> degree = Whole("--degree", "N", "Degree of the background in a box: 0, 1 or 2.", Defaults.BackgroundDegree);
    private readonly Option<double> shift = Number("--shift", "PIXELS", "How far a centre may be from the position given, along each axis (with --shapes: 1 unless this is given).", Defaults.MaximumShiftPixels);
    private readonly Option<double> largestSigma = Number("--largest-sigma", "BOXES", "The largest standard deviation of a clump along its major axis, in boxes; 0.5 keeps clumps on arcs and rings from following them.", Defaults.MaximumSigmaBoxes);
    private readonly Option<double> leastRatio = Number("--least-axis-ratio", "Q", "The least ratio of minor to major axis.", Defaults.MinimumAxisRatio);
    private readonly Option<double> resolution = Number("--resolution", "PIXELS", "The smallest standard deviation that counts as resolved.", Defaults.ResolutionPixels);
    private readonly Option<double?> saturation = new("--saturation") { HelpName = "LEVEL", Description = "Pixels at or above this value, in the image's unit, are left out and flagged." };
    private readonly Option<double?> gain = new("--gain") { HelpName = "ELECTRONS", Description = "Electrons per image unit: adds the sources' photon noise to errors that lack it." };
    private readonly Option<double> noiseScale = Number("--noise-scale", "FACTOR", "What the errors are multiplied with, for the correlated noise of drizzled pixels as empty apertures measure it.", 1);
    private readonly Option<string> errors = new("--errors") { HelpName = "curvature|profile", Description = "Errors from the curvature at the solution; profile adds asymmetric intervals and one-sided limits of flux, size and axis ratio.", DefaultValueFactory = _ => "curvature" };
    private readonly Option<double?> zeroPoint = new("--zeropoint") { HelpName = "AB", Description = "The AB magnitude of one image unit per pixel, instead of the header's calibration." };
    private readonly Option<bool> nativeUnits = new("--native-units") { Description = "Leave fluxes in the image's own unit instead of nJy." };
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write; the format follows the ending, .ecsv or .csv.", Required = true };
    private readonly Option<string?> residual = Text("--residual", "FITS", "Also write the image without the clumps, and their model in a second extension.");
    private readonly Option<string?> stamps = Text("--stamps", "PNG", "Also draw a page of stamps: data, model and residual of the region and of each clump, with id, S/N, chi2 and flag.");
    private readonly Option<int> threads = Whole("--threads", "N", "Threads to use; the result is the same for any number.", Environment.ProcessorCount);

    public FitVerb(MessageLog log)
    {
        // The help must read the same on every machine.
        threads.Description += " Default: one for each processor.";
        threads.DefaultValueFactory = null;
        psfBasis.AcceptOnlyFromAmong("round", "elliptical", "free");
        Command = new Command("fit", "Fits clumps at given positions: an elliptical Gaussian convolved with the PSF on a local background, for sizes and fluxes.")
        {
            image, error, weight, exposure, mask, psf, opticalPsf, psfBasis, psfScale, positions, skyPositions, shapes, align, compare, together, with, splineCells, box, groupBox, widestBox, groupDistance, neighbourMargin, degree, shift, largestSigma, leastRatio, resolution,
            saturation, gain, noiseScale, errors, zeroPoint, nativeUnits, table, residual, stamps, threads,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                new FitRun(Request(parsed), log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet fit f150w.fits[SCI] --error f150w.fits[ERR] --psf psf_f150w.json --positions clumps.ecsv --out f150w.ecsv --residual f150w_residual.fits
          arclet fit f444w.fits[SCI] --error f444w.fits[ERR] --psf psf_f444w.fits --shapes f150w.ecsv --align 0.2 --out f444w.ecsv --stamps f444w.png
          arclet fit f200w.fits[SCI] --error f200w.fits[ERR] --psf psf_f200w.fits --shapes f150w.ecsv --compare sizes.ecsv --out f200w.ecsv
          arclet fit f150w.fits --error f150w_err.fits --psf psf.json --positions galaxy.csv --together --with f200w.fits,f200w_err.fits,psf200.json,galaxy200.ecsv --out galaxy.ecsv

        """;

    private FitRequest Request(ParseResult parsed)
    {
        bool keepsShapes = parsed.GetValue(shapes) is not null;
        double largestShift = Positive(shift.Name, parsed.GetValue(shift));
        var request = new FitRequest
        {
            Image = parsed.GetRequiredValue(image),
            Error = parsed.GetValue(error),
            Weight = parsed.GetValue(weight),
            Exposure = parsed.GetValue(exposure),
            Mask = parsed.GetValue(mask),
            Psf = parsed.GetRequiredValue(psf),
            OpticalPsf = parsed.GetValue(opticalPsf),
            PsfBasis = Enum.Parse<PsfBasis>(parsed.GetValue(psfBasis)!, ignoreCase: true),
            PsfScaleArcsec = parsed.GetValue(psfScale) is { } side ? Positive(psfScale.Name, side) : null,
            Positions = parsed.GetValue(positions),
            SkyPositions = parsed.GetValue(skyPositions),
            AlignArcsec = parsed.GetValue(align) is { } largest ? Positive(align.Name, largest) : null,
            Compare = parsed.GetValue(compare),
            With = [.. (parsed.GetValue(with) ?? []).Select(JointImage.Parse)],
            Stamps = parsed.GetValue(stamps),
            Shapes = parsed.GetValue(shapes),
            Together = parsed.GetValue(together),
            SplineCells = parsed.GetValue(splineCells) is >= 1 and <= 16 and var cells ? cells : throw new InputException($"--spline-cells is {parsed.GetValue(splineCells)}, expected 1 to 16"),
            Saturation = parsed.GetValue(saturation),
            Gain = parsed.GetValue(gain) is { } g ? Positive(gain.Name, g) : null,
            NoiseScale = Positive(noiseScale.Name, parsed.GetValue(noiseScale)),
            ZeroPoint = parsed.GetValue(zeroPoint),
            NativeUnits = parsed.GetValue(nativeUnits),
            Out = parsed.GetRequiredValue(table),
            Residual = parsed.GetValue(residual),
            Settings = new ClumpFitSettings
            {
                BoxPixels = parsed.GetValue(box),
                GroupBoxPixels = parsed.GetValue(groupBox),
                WidestBoxPixels = parsed.GetValue(widestBox),
                GroupDistanceArcsec = parsed.GetValue(groupDistance),
                NeighbourMarginPixels = parsed.GetValue(neighbourMargin),
                BackgroundDegree = parsed.GetValue(degree),
                MaximumShiftPixels = largestShift,
                FixedShapeShiftPixels = keepsShapes && parsed.GetResult(shift) is { Implicit: false } ? largestShift : Defaults.FixedShapeShiftPixels,
                MaximumSigmaBoxes = Positive(largestSigma.Name, parsed.GetValue(largestSigma)),
                MinimumAxisRatio = parsed.GetValue(leastRatio),
                ResolutionPixels = Positive(resolution.Name, parsed.GetValue(resolution)),
                Errors = parsed.GetValue(errors) switch
                {
                    "curvature" => ClumpFitErrors.Curvature,
                    "profile" => ClumpFitErrors.Profile,
                    var other => throw new InputException($"--errors is {other}, expected curvature or profile"),
                },
                Threads = parsed.GetResult(threads) is null ? Environment.ProcessorCount : parsed.GetValue(threads),
            },
        };
        RequireCompatible(request);
        return request;
    }

    private static void RequireCompatible(FitRequest request)
    {
        request.Settings.Check();
        if (request.Error is null == (request.Weight is null))
            throw new InputException(request.Error is null ? "--error is missing, expected the errors of the pixels (or --weight)" : "--error and --weight say the same twice, expected one of them");
        if (request.Exposure is not null && request.Weight is null)
            throw new InputException("--exposure belongs to --weight, which is not given");
        if (request.Positions is null && request.Shapes is null)
            throw new InputException("--positions is missing, expected a table of clumps (or --shapes)");
        if (request.Together && request.Shapes is not null)
            throw new InputException("--together fits shapes and --shapes keeps them, expected at most one of them");
        if (request.Together && request.Settings.Errors == ClumpFitErrors.Profile)
            throw new InputException("--errors profile does not go with --together, where each end of an interval would be a fit of the whole galaxy, expected at most one of them");
        if (request.With.Count > 0 && !request.Together)
            throw new InputException("--with belongs to --together, which is not given");
        if (request.Shapes is null && (request.AlignArcsec is not null || request.Compare is not null))
            throw new InputException($"{(request.AlignArcsec is null ? "--compare" : "--align")} belongs to --shapes, which is not given");
        if (request.SkyPositions && request.Positions is null)
            throw new InputException("--sky-positions belongs to --positions, which is not given");
        if (request.ZeroPoint is not null && request.NativeUnits)
            throw new InputException("--zeropoint and --native-units contradict each other, expected at most one of them");
        OutputFiles.Check(request.Inputs, request.Outputs);
        foreach (string output in request.With.Select(w => w.Out).Append(request.Out).Append(request.Compare ?? request.Out))
            TableFiles.RequireKnownFormat(output);
        if (request.Stamps is { } page && !Path.GetExtension(page).Equals(".png", StringComparison.OrdinalIgnoreCase))
            throw InputException.InFile(page, $"the ending '{Path.GetExtension(page)}' is not that of a page of stamps, expected .png");
    }

    private static double Positive(string name, double value) =>
        value is > 0 and < double.PositiveInfinity ? value : throw new InputException($"{name} is {value}, expected a number above 0");

    private static Option<string?> Text(string name, string valueName, string description) => new(name) { HelpName = valueName, Description = description };

    private static Option<double> Number(string name, string valueName, string description, double value) =>
        new(name) { HelpName = valueName, Description = description, DefaultValueFactory = _ => value };

    private static Option<int> Whole(string name, string valueName, string description, int value) =>
        new(name) { HelpName = valueName, Description = description, DefaultValueFactory = _ => value };
}
