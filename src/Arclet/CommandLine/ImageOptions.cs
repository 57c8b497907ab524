using System.CommandLine;
using Arclet.Fits;

namespace Arclet.CommandLine;

/// <summary>The options of verbs that measure an image: the image, what its pixels' errors are, and what they are worth.</summary>
internal sealed class ImageOptions
{
    /// <summary>More than any machine has processors.</summary>
    private const int MostThreads = 1024;

    /// <summary>The options of a verb.</summary>
    /// <param name="imageExample">Names of images, for the help.</param>
    /// <param name="errorUnit">What the help says about the error's unit, and what holds without an error.</param>
    public ImageOptions(string imageExample, string errorUnit)
    {
        Image = new("IMAGE") { Description = $"The image: a FITS file, with its extension where it has several, as in {imageExample}." };
        Error = Verb.Text("--error", "IMAGE", $"The error (standard deviation) of each pixel, {errorUnit}");
    }

    /// <summary>The image.</summary>
    public Argument<string> Image { get; }

    /// <summary>The error of each pixel.</summary>
    public Option<string?> Error { get; }

    /// <summary>The weight of each pixel, instead of an error.</summary>
    public Option<string?> Weight { get; } = Verb.Text("--weight", "IMAGE", "The weight (inverse variance) of each pixel, instead of an error; pixels of weight 0 are missing.");

    /// <summary>The exposure map that belongs to a weight.</summary>
    public Option<string?> Exposure { get; } = Verb.Text("--exposure", "IMAGE", "The exposure map that belongs to a grizli mosaic's weight: adds the sources' photon noise to the error.");

    /// <summary>The pixels to leave out.</summary>
    public Option<string?> Mask { get; } = Verb.Text("--mask", "IMAGE", "Pixels that are not 0 in this image are left out.");

    /// <summary>The calibration, instead of the header's.</summary>
    public Option<double?> ZeroPoint { get; } = NumberOption.RealOrNone("--zeropoint", "AB", "The AB magnitude of one image unit per pixel, instead of the header's calibration.");

    /// <summary>No calibration.</summary>
    public Option<bool> NativeUnits { get; } = new("--native-units") { Description = "Leave fluxes in the image's own unit instead of nJy." };

    /// <summary>The threads.</summary>
    public Option<int?> Threads { get; } = NumberOption.WholeOrNone("--threads", "N", "Threads to use; the result is the same for any number. Default: one for each processor.", least: 1, most: MostThreads);

    /// <summary>The threads that were asked for, or one for each processor.</summary>
    public int ThreadsOf(ParseResult parsed) => parsed.GetValue(Threads) ?? Environment.ProcessorCount;

    /// <summary>Refuses options that contradict each other.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="hasExposure">Whether the verb has the exposure among its options.</param>
    /// <param name="needsError">Whether there must be an error or a weight.</param>
    /// <exception cref="InputException">They do.</exception>
    public void RequireCompatible(ParseResult parsed, bool hasExposure, bool needsError = false)
    {
        bool error = parsed.GetValue(Error) is not null, weight = parsed.GetValue(Weight) is not null;
        if (error && weight)
            throw new InputException($"--error and --weight say the same twice, expected {(needsError ? "one" : "at most one")} of them");
        if (needsError && !error && !weight)
            throw new InputException("--error is missing, expected the errors of the pixels (or --weight)");
        if (hasExposure && parsed.GetValue(Exposure) is not null && !weight)
            throw new InputException("--exposure belongs to --weight, which is not given");
        if (parsed.GetValue(ZeroPoint) is not null && parsed.GetValue(NativeUnits))
            throw new InputException("--zeropoint and --native-units contradict each other, expected at most one of them");
    }
}
