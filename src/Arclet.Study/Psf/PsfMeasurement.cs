using System.Text.Json;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Psf;

namespace Arclet.Study;

/// <summary>Makes the point spread function of a filter: of a file, or of stars.</summary>
public static class PsfMeasurement
{
    // A difference of scale above this is another grid and not a rounding of the header.
    private const double SameScale = 0.005;

    /// <summary>The fewest stamp pixels that a stack can be made of.</summary>
    private const int LeastStampRadiusPixels = 8;

    /// <summary>Reads a file: a model or Gaussians of <c>arclet psf</c> (JSON), or an image (FITS), and puts it onto an image's pixels.</summary>
    /// <param name="file">The file.</param>
    /// <param name="pixelScaleArcsec">The side of the image's pixels.</param>
    /// <exception cref="InputException">It cannot be read, or holds the response of pixels that are larger than the image's.</exception>
    public static FilterPsf FromFile(string file, double pixelScaleArcsec)
    {
        ArgumentNullException.ThrowIfNull(file);
        (MultiGaussianFit fit, double observed) = Expanded(file);
        GaussianMixturePsf psf = fit.Psf.Rescaled(pixelScaleArcsec);
        if (psf.IncludesPixel && Math.Abs((observed / pixelScaleArcsec) - 1) > SameScale)
        {
            if (observed > pixelScaleArcsec)
                throw InputException.InFile(file, $"the PSF was observed with pixels of {observed:G6} arcsec, larger than the image's of {pixelScaleArcsec:G6}, expected one of pixels that are not larger");

            // The variance of a box of side s is s2 / 12 along each axis: the response of the smaller pixel is exchanged for that of the image's.
            double side = observed / pixelScaleArcsec, added = (1 - (side * side)) / 12;
            psf = new GaussianMixturePsf([.. psf.Components.ToArray().Select(c => c with { CovarianceXX = c.CovarianceXX + added, CovarianceYY = c.CovarianceYY + added })], psf.PixelScaleArcsec);
        }

        return new() { Psf = psf.Normalized(), Source = "file", LargestError = fit.MaximumErrorOfPeak };
    }

    /// <summary>Stacks stars of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="pixelScaleArcsec">The side of its pixels.</param>
    /// <param name="positions">Names and pixels (0-based) of stars; null to find them.</param>
    /// <param name="saturation">Pixels at or above this are saturated; null where that is not known.</param>
    /// <param name="settings">How.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InputException">There is no star that can be used.</exception>
    public static FilterPsf FromStars(
        ImageSource image, double pixelScaleArcsec, IReadOnlyList<(string Name, double X, double Y)>? positions, double? saturation, PsfSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(settings);
        var selection = new StarSelectorSettings
        {
            StampRadiusPixels = Math.Max(LeastStampRadiusPixels, (int)Math.Ceiling(settings.StampRadiusArcsec / pixelScaleArcsec)),
            SignalToNoise = settings.SignalToNoise,
            MaximumCount = settings.StarCount,
            SaturationLevel = saturation,
        };
        StarSelection stars = positions is null ? StarSelector.Find(image, null, selection, cancellation) : StarSelector.AtPositions(image, positions, selection);
        if (stars.Stars.Count == 0)
        {
            string why = stars.Rejected.Count == 0 ? "no object is bright enough" : $"{stars.Rejected[0].Name}: {stars.Rejected[0].Reason}";
            throw InputException.InFile(image.Name, $"there is no star for a PSF ({why}), expected one or more, or the filter's psf in inputs.images");
        }

        PsfStack stack;
        MultiGaussianFit gaussians;
        double rms = double.NaN;
        try
        {
            stack = PsfStacker.Stack([.. stars.Stars.Take(settings.StarCount)], pixelScaleArcsec, new PsfStackSettings { Oversampling = settings.Oversampling, SaturationLevel = saturation }, cancellation);
            if (settings.Model == PsfModel.Analytic)
            {
                AnalyticPsfFit model = AnalyticPsfFitter.Fit(stack.Psf, new AnalyticPsfFitSettings { RadiusArcsec = Math.Min(settings.RadiusArcsec, stack.Psf.OuterRadiusArcsec) });
                rms = model.Residual.RmsPercentOfPeak / 100;
                gaussians = MultiGaussianExpansion.Fit(model.Psf.Rescaled(pixelScaleArcsec));
            }
            else
            {
                gaussians = MultiGaussianExpansion.Fit(stack.Psf);
            }
        }
        catch (ArgumentException problem)
        {
            throw InputException.InFile(image.Name, problem.Message, problem);
        }

        return new()
        {
            Psf = gaussians.Psf.Rescaled(pixelScaleArcsec).Normalized(),
            Source = positions is null ? "found stars" : "given stars",
            StarCount = stack.Stars.Count,
            RejectedCount = stack.Rejected.Count + stars.Rejected.Count,
            LargestError = gaussians.MaximumErrorOfPeak,
            ModelRms = rms,
            Stack = stack,
        };
    }

    /// <summary>A file's PSF on its own grid, and the side of the pixels that it was observed with: a stack's grid is finer than they are.</summary>
    private static (MultiGaussianFit Fit, double ObservedArcsec) Expanded(string file)
    {
        if (!Path.GetExtension(FitsReference.Parse(file).Path).Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            PsfImage image = PsfImage.Read(file);
            return (MultiGaussianExpansion.Fit(image), image.NativePixelScaleArcsec);
        }

        if (KindOf(file) == GaussianMixturePsf.Kind)
        {
            var mixture = GaussianMixturePsf.Read(file);
            return (new MultiGaussianFit(mixture, 0, 0), mixture.PixelScaleArcsec);
        }

        MultiGaussianFit fit = MultiGaussianExpansion.Fit(AnalyticPsf.Read(file));
        return (fit, fit.Psf.PixelScaleArcsec);
    }

    /// <summary>The kind of model that a JSON file says it holds; null where it does not, which its reader will tell.</summary>
    private static string? KindOf(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
