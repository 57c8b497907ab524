using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;

namespace Arclet.Detect;

/// <summary><c>arclet detect</c>: the objects of an image, with sep's columns and conventions.</summary>
internal sealed class DetectVerb : Verb
{
    /// <summary>The detector keeps levels in 16 bits.</summary>
    private const int MostDeblendLevels = 32768;

    /// <summary>A row of meshes is in memory as a whole: of these, that of the widest mosaics still fits into one array.</summary>
    private const int MostMeshPixels = 16384;

    /// <summary>A median over more meshes is no local one any more, and slow.</summary>
    private const int MostFilterMeshes = 255;

    private readonly ImageOptions images = new("mosaic.fits[SCI] or mosaic.fits.gz[1]", "in the image's unit. Without an error or a weight the error is the background's global rms.");
    private readonly Option<double> threshold = NumberOption.Real("--threshold", "K", "The detection threshold, in units of the error.", 1.5);
    private readonly Option<string> thresholdOn = new("--threshold-on")
    {
        HelpName = "image|snr",
        Description = "What is compared with K: the convolved image over the error of a pixel (image: SExtractor, and sep with a scalar error), or the signal-to-noise of the matched filter (snr: sep with an error map). For white noise and the default kernel, 1.5 on the image is 4.0 in snr.",
        DefaultValueFactory = _ => "image",
    };

    private readonly Option<int> minArea = NumberOption.Whole("--min-area", "N", "The fewest pixels of an object.", 4, least: 1);
    private readonly Option<int> deblendLevels = NumberOption.Whole("--deblend-levels", "N", $"Levels between threshold and peak at which an object is tried for branches, at most {MostDeblendLevels}; 1 does not deblend.", 64, least: 1, most: MostDeblendLevels);
    private readonly Option<double> deblendContrast = NumberOption.Real("--deblend-contrast", "C", "The fraction of an object's flux that a branch needs to become an object.", 0.005);
    private readonly Option<int> mesh = NumberOption.Whole("--mesh", "PIXELS", $"Width and height of the background's meshes, at most {MostMeshPixels}.", 64, least: 2, most: MostMeshPixels);
    private readonly Option<int> filterSize = NumberOption.Whole("--filter-size", "N", $"Width and height of the median filter over the meshes, at most {MostFilterMeshes}.", 3, least: 1, most: MostFilterMeshes);
    private readonly Option<string> kernel = new("--kernel")
    {
        HelpName = "default|none|gaussian:FWHM|FILE",
        Description = "What the image is convolved with first: SExtractor's 3 x 3 kernel, nothing, a Gaussian (FWHM in pixels), or a kernel file (FITS or SExtractor's .conv).",
        DefaultValueFactory = _ => "default",
    };

    private readonly Option<string> clean = new("--clean")
    {
        HelpName = "PARAMETER|none",
        Description = "SExtractor's cleaning parameter: objects that the wings of a brighter neighbour explain are removed.",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string> leftover = new("--leftover")
    {
        HelpName = "drawn|highest",
        Description = "Which part of a deblended object gets a pixel between them: one drawn with sep's random numbers (drawn), which gives sep's catalogue to the pixel, or the one that is brighter there (highest), which gives footprints in one piece that do not depend on the rest of the image.",
        DefaultValueFactory = _ => "drawn",
    };

    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The catalogue to write: .ecsv, .fits, .vot or .csv, by its ending.", Required = true };
    private readonly Option<string?> segmentation = Text("--segmentation", "FITS", "Also write the segmentation map: each pixel holds the id of its object, 0 for none.");
    private readonly Option<string?> regions = Text("--regions", "REG", "Also write the objects' ellipses as DS9 regions (image coordinates).");
    private readonly Option<string?> preview = Text("--preview", "PNG", "Also write a picture of the image with the objects' ellipses.");

    public DetectVerb(MessageLog log)
    {
        Command = new Command("detect", "Detects objects in an image: background, threshold, deblending, shapes and fluxes, as SExtractor and sep do.")
        {
            images.Image, images.Error, images.Weight, images.Exposure, images.Mask, threshold, thresholdOn, minArea, deblendLevels, deblendContrast, mesh, filterSize, kernel, clean, leftover,
            images.ZeroPoint, images.NativeUnits, table, segmentation, regions, preview, images.Threads,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                new DetectRun(Request(parsed), log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet detect field.fits --threshold 2 --out field.ecsv
          arclet detect mosaic.fits[SCI] --error mosaic.fits[ERR] --threshold 1.5 --threshold-on image --out clumps.ecsv --preview clumps.png
          arclet detect a2744_drc_sci.fits.gz --weight a2744_wht.fits.gz --mesh 32 --out a2744.csv --segmentation a2744_seg.fits --regions a2744.reg

        """;

    private DetectRequest Request(ParseResult parsed)
    {
        string kernelName = parsed.GetValue(kernel)!;
        var request = new DetectRequest
        {
            Image = parsed.GetRequiredValue(images.Image),
            Error = parsed.GetValue(images.Error),
            Weight = parsed.GetValue(images.Weight),
            Exposure = parsed.GetValue(images.Exposure),
            Mask = parsed.GetValue(images.Mask),
            KernelName = kernelName,
            ZeroPoint = parsed.GetValue(images.ZeroPoint),
            NativeUnits = parsed.GetValue(images.NativeUnits),
            Out = parsed.GetRequiredValue(table),
            Segmentation = parsed.GetValue(segmentation),
            Regions = parsed.GetValue(regions),
            Preview = parsed.GetValue(preview),
            Settings = new DetectionSettings
            {
                Threshold = Positive(threshold.Name, parsed.GetValue(threshold)),
                Mode = parsed.GetValue(thresholdOn) switch
                {
                    "image" => ThresholdMode.Image,
                    "snr" => ThresholdMode.Snr,
                    var other => throw new InputException($"--threshold-on is '{other}', expected image or snr"),
                },
                MinArea = parsed.GetValue(minArea),
                DeblendLevels = parsed.GetValue(deblendLevels),
                DeblendContrast = parsed.GetValue(deblendContrast) is >= 0 and <= 1 and var contrast
                    ? contrast
                    : throw new InputException($"--deblend-contrast is {parsed.GetValue(deblendContrast)}, expected a fraction from 0 to 1"),
                CleanParameter = Cleaning(parsed.GetValue(clean)!),
                LeftoverRule = parsed.GetValue(leftover) switch
                {
                    "highest" => LeftoverRule.Highest,
                    "drawn" => LeftoverRule.Drawn,
                    var other => throw new InputException($"--leftover is '{other}', expected drawn or highest"),
                },
                Kernel = KernelOption.Read(kernelName),
                Background = new BackgroundSettings
                {
                    MeshWidth = parsed.GetValue(mesh),
                    MeshHeight = parsed.GetValue(mesh),
                    FilterWidth = parsed.GetValue(filterSize),
                    FilterHeight = parsed.GetValue(filterSize),
                },
                Threads = images.ThreadsOf(parsed),
            },
        };
        images.RequireCompatible(parsed, hasExposure: true);
        RequireWritable(request);
        return request;
    }

    private static void RequireWritable(DetectRequest request)
    {
        if (request.Out.Length > 0)
            TableFiles.RequireKnownFormat(request.Out);
        if (request.Preview is { Length: > 0 } preview)
            DetectionPreview.RequirePngName(preview);
        OutputFiles.Check(request.Inputs, request.Outputs);
    }

    private static double? Cleaning(string text) => text == "none" ? null
        : NumberOption.TryReal(text, out double value) && value > 0 && double.IsFinite(value) ? value
        : throw new InputException($"--clean is '{text}', expected a finite number above 0, or none");
}
