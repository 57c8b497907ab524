using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Detect;
using Arclet.Fits;
using Arclet.Imaging.Background;
using Arclet.Imaging.Depth;
using Arclet.Imaging.Detection;

namespace Arclet.Depth;

/// <summary><c>arclet depth</c>: how faint a source an image can show, from empty apertures.</summary>
internal sealed class DepthVerb : Verb
{
    private readonly Argument<string> image = new("IMAGE") { HelpName = "IMAGE", Description = "The image: a FITS file, with its extension where it has several, as in mosaic.fits[SCI]." };
    private readonly Option<string?> error = new("--error") { HelpName = "IMAGE", Description = "The error (standard deviation) of each pixel, in the image's unit. Without an error or a weight the error is the background's global rms." };
    private readonly Option<string?> weight = new("--weight") { HelpName = "IMAGE", Description = "The weight (inverse variance) of each pixel, instead of an error; pixels of weight 0 are missing." };
    private readonly Option<string?> mask = new("--mask") { HelpName = "IMAGE", Description = "Pixels that are not 0 in this image are left out." };
    private readonly Option<double> radius = new("--radius") { HelpName = "ARCSEC", Description = "The radius of the apertures. The paper's: the PSF's full width at half maximum.", Required = true };
    private readonly Option<double?> pixelScale = new("--pixel-scale") { HelpName = "ARCSEC", Description = "The size of a pixel, where the image's header has no WCS." };
    private readonly Option<string?> psf = new("--psf") { HelpName = "FITS", Description = "The PSF, as arclet psf writes it: limits are divided by the part of its flux in the aperture." };
    private readonly Option<string?> avoid = new("--avoid") { HelpName = "REG", Description = "DS9 regions to keep away from, such as the core of the cluster." };
    private readonly Option<int> count = new("--count") { HelpName = "N", Description = "Empty apertures of each radius.", DefaultValueFactory = _ => 3000 };
    private readonly Option<double> multiple = new("--multiple") { HelpName = "K", Description = "The limit is K times the scatter of the fluxes.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> margin = new("--margin") { HelpName = "PIXELS", Description = "Pixels kept free around detected objects.", DefaultValueFactory = _ => 2 };
    private readonly Option<double> faintLight = new("--faint-light") { HelpName = "K", Description = "Light too faint to be detected is avoided where it is K times its noise in the image smoothed with a Gaussian of 8 pixels; 0 leaves it in.", DefaultValueFactory = _ => 2 };
    private readonly Option<double> threshold = new("--threshold") { HelpName = "K", Description = "The threshold of the detection whose objects are avoided.", DefaultValueFactory = _ => 1.5 };
    private readonly Option<string> thresholdOn = new("--threshold-on") { HelpName = "image|snr", Description = "What that threshold is compared with, see arclet detect --help.", DefaultValueFactory = _ => "image" };
    private readonly Option<int> mesh = new("--mesh") { HelpName = "PIXELS", Description = "Width and height of the background's meshes.", DefaultValueFactory = _ => 64 };
    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "Seed of the apertures' places.", 1);
    private readonly Option<double?> zeroPoint = new("--zeropoint") { HelpName = "AB", Description = "The AB magnitude of one image unit per pixel, instead of the header's calibration." };
    private readonly Option<bool> nativeUnits = new("--native-units") { Description = "Leave fluxes in the image's own unit instead of nJy." };
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each radius; the format follows the ending.", Required = true };
    private readonly Option<string?> apertures = new("--apertures") { HelpName = "TABLE", Description = "Also write the apertures of the wanted radius: places and fluxes." };

    public DepthVerb(MessageLog log)
    {
        Command = new Command("depth", "Measures how faint a source an image can show: the scatter of the fluxes in empty apertures, and its growth with their size.")
        {
            image, error, weight, mask, radius, pixelScale, psf, avoid, count, multiple, margin, faintLight, threshold, thresholdOn, mesh, seed, zeroPoint, nativeUnits, table, apertures,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                new DepthRun(Request(parsed), log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet depth mosaic.fits[SCI] --error mosaic.fits[ERR] --radius 0.058 --psf psf_f150w.fits --out depth_f150w.ecsv
          arclet depth a2744_drc_sci.fits.gz --weight a2744_wht.fits.gz --radius 0.16 --avoid cluster_core.reg --count 10000 --out depth.csv

        """;

    private DepthRequest Request(ParseResult parsed)
    {
        if (parsed.GetValue(thresholdOn) is not ("image" or "snr"))
            throw new InputException($"--threshold-on is '{parsed.GetValue(thresholdOn)}', expected image or snr");
        if (parsed.GetValue(mesh) < 2)
            throw new InputException($"--mesh is {parsed.GetValue(mesh)}, expected at least 2");
        if (parsed.GetValue(count) < 30)
            throw new InputException($"--count is {parsed.GetValue(count)}, expected at least 30");
        if (parsed.GetValue(margin) < 0)
            throw new InputException($"--margin is {parsed.GetValue(margin)}, expected 0 or more");
        var detection = new DetectRequest
        {
            Image = parsed.GetRequiredValue(image),
            Error = parsed.GetValue(error),
            Weight = parsed.GetValue(weight),
            Mask = parsed.GetValue(mask),
            KernelName = "default",
            ZeroPoint = parsed.GetValue(zeroPoint),
            NativeUnits = parsed.GetValue(nativeUnits),
            Out = parsed.GetRequiredValue(table),
            Settings = new DetectionSettings
            {
                Threshold = Positive("--threshold", parsed.GetValue(threshold)),
                Mode = parsed.GetValue(thresholdOn) == "snr" ? ThresholdMode.Snr : ThresholdMode.Image,
                // Footprints are all that is needed of the detection.
                DeblendLevels = 1,
                Background = new BackgroundSettings { MeshWidth = parsed.GetValue(mesh), MeshHeight = parsed.GetValue(mesh) },
            },
        };
        var request = new DepthRequest
        {
            Detection = detection,
            RadiusArcsec = Positive("--radius", parsed.GetValue(radius)),
            PixelScaleArcsec = parsed.GetValue(pixelScale) is { } scale ? Positive("--pixel-scale", scale) : null,
            Psf = parsed.GetValue(psf),
            Avoid = parsed.GetValue(avoid),
            Apertures = parsed.GetValue(apertures),
            Settings = new DepthSettings
            {
                RadiusPixels = 1,
                Count = parsed.GetValue(count),
                Multiple = Positive("--multiple", parsed.GetValue(multiple)),
                MarginPixels = parsed.GetValue(margin),
                FaintLightThreshold = parsed.GetValue(faintLight) is >= 0 and < double.PositiveInfinity and var faint
                    ? faint
                    : throw new InputException($"--faint-light is {parsed.GetValue(faintLight)}, expected a number of at least 0"),
                Seed = parsed.GetValue(seed),
            },
        };
        if (detection.Error is not null && detection.Weight is not null)
            throw new InputException("--error and --weight say the same twice, expected at most one of them");
        if (detection.ZeroPoint is not null && detection.NativeUnits)
            throw new InputException("--zeropoint and --native-units contradict each other, expected at most one of them");
        OutputFiles.Check(request.Inputs, request.Outputs);
        foreach (string output in request.Outputs)
            TableFiles.RequireKnownFormat(output);
        return request;
    }

    private static double Positive(string option, double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw new InputException($"{option} is {value}, expected a number above 0");
}
