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
    /// <summary>More overlap so much that they say nothing new.</summary>
    private const int MostApertures = 10_000_000;

    /// <summary>Of a mesh or a margin.</summary>
    private const int MostPixels = 16384;

    private readonly ImageOptions images = new("mosaic.fits[SCI]", "in the image's unit. Without an error or a weight the error is the background's global rms.");
    private readonly Option<double> radius = new("--radius") { HelpName = "ARCSEC", Description = "The radius of the apertures. The paper's: the PSF's full width at half maximum.", Required = true };
    private readonly Option<double?> pixelScale = new("--pixel-scale") { HelpName = "ARCSEC", Description = "The size of a pixel, where the image's header has no WCS." };
    private readonly Option<string?> psf = new("--psf") { HelpName = "FITS", Description = "The PSF, as arclet psf writes it: limits are divided by the part of its flux in the aperture." };
    private readonly Option<string?> avoid = new("--avoid") { HelpName = "REG", Description = "DS9 regions to keep away from, such as the core of the cluster." };
    private readonly Option<int> count = NumberOption.Whole("--count", "N", "Empty apertures of each radius.", 3000, least: 30, most: MostApertures);
    private readonly Option<double> multiple = new("--multiple") { HelpName = "K", Description = "The limit is K times the scatter of the fluxes.", DefaultValueFactory = _ => 5 };
    private readonly Option<int> margin = NumberOption.Whole("--margin", "PIXELS", "Pixels kept free around detected objects.", 2, least: 0, most: MostPixels);
    private readonly Option<double> faintLight = new("--faint-light") { HelpName = "K", Description = "Light too faint to be detected is avoided where it is K times its noise in the image smoothed with a Gaussian of 8 pixels; 0 leaves it in.", DefaultValueFactory = _ => 2 };
    private readonly Option<double> threshold = new("--threshold") { HelpName = "K", Description = "The threshold of the detection whose objects are avoided.", DefaultValueFactory = _ => 1.5 };
    private readonly Option<string> thresholdOn = new("--threshold-on") { HelpName = "image|snr", Description = "What that threshold is compared with, see arclet detect --help.", DefaultValueFactory = _ => "image" };
    private readonly Option<int> mesh = NumberOption.Whole("--mesh", "PIXELS", "Width and height of the background's meshes.", 64, least: 2, most: MostPixels);
    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "Seed of the apertures' places.", 1);
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each radius; the format follows the ending.", Required = true };
    private readonly Option<string?> apertures = new("--apertures") { HelpName = "TABLE", Description = "Also write the apertures of the wanted radius: places and fluxes." };

    public DepthVerb(MessageLog log)
    {
        Command = new Command("depth", "Measures how faint a source an image can show: the scatter of the fluxes in empty apertures, and its growth with their size.")
        {
            images.Image, images.Error, images.Weight, images.Mask, radius, pixelScale, psf, avoid, count, multiple, margin, faintLight, threshold, thresholdOn, mesh, seed, images.ZeroPoint, images.NativeUnits, table, apertures,
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
        images.RequireCompatible(parsed, hasExposure: false);
        if (parsed.GetValue(thresholdOn) is not ("image" or "snr"))
            throw new InputException($"--threshold-on is '{parsed.GetValue(thresholdOn)}', expected image or snr");
        var detection = new DetectRequest
        {
            Image = parsed.GetRequiredValue(images.Image),
            Error = parsed.GetValue(images.Error),
            Weight = parsed.GetValue(images.Weight),
            Mask = parsed.GetValue(images.Mask),
            KernelName = "default",
            ZeroPoint = parsed.GetValue(images.ZeroPoint),
            NativeUnits = parsed.GetValue(images.NativeUnits),
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
        OutputFiles.Check(request.Inputs, request.Outputs);
        foreach (string output in request.Outputs)
            TableFiles.RequireKnownFormat(output);
        return request;
    }
}
