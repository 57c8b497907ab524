using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// One filter's mosaic, opened: it is read by windows only, and gives them in nJy. Windows may be read on several threads at once.
/// </summary>
public sealed class MosaicBand : IDisposable
{
    private readonly List<FitsImageSource> opened = [];
    private readonly FitsImageSource? error;
    private readonly FitsImageSource? weight;
    private readonly FitsImageSource? exposure;
    private readonly FitsImageSource? mask;
    private readonly ExposureNoise? photons;
    private readonly double errorFactor;

    private MosaicBand(MosaicFiles files)
    {
        Files = files;
        try
        {
            Science = Open(files.Science);
            Wcs = Wcs.FromHeader(Science.Header);
            Calibration = FluxCalibration.FromHeader(Science.Header, new FluxCalibrationOptions { ZeroPoint = files.ZeroPoint, Primary = Science.Primary });
            if (files.Error is not null && files.Weight is not null)
                throw InputException.InFile(files.Error, $"filter {files.Filter} has both an error and a weight ({files.Weight}), expected one of them");
            error = files.Error is null ? null : OpenLike(files.Error, "error image");
            weight = files.Weight is null ? null : OpenLike(files.Weight, "weight image");
            mask = files.Mask is null ? null : OpenLike(files.Mask, "mask");
            errorFactor = error is null ? 1 : ErrorFactor(error);
            if (files.Exposure is not null)
            {
                if (weight is null)
                    throw InputException.InFile(files.Exposure, $"filter {files.Filter} has an exposure map without a weight, expected it beside one");
                exposure = Open(files.Exposure);
                photons = new ExposureNoise(PoissonGain.FromHeader(Science.Header, Science.Primary), Binning(exposure));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The files.</summary>
    public MosaicFiles Files { get; }

    /// <summary>The image, in its own unit.</summary>
    public FitsImageSource Science { get; }

    /// <summary>Where its pixels are in the sky.</summary>
    public Wcs Wcs { get; }

    /// <summary>What its pixels are worth.</summary>
    public FluxCalibration Calibration { get; }

    /// <summary>Whether there is an error or a weight map.</summary>
    public bool HasErrors => error is not null || weight is not null;

    /// <summary>Opens a filter's files and checks that they belong together.</summary>
    /// <exception cref="InputException">A file cannot be read, has another shape than the image, or its header does not give a WCS and a unit.</exception>
    public static MosaicBand Open(MosaicFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return new MosaicBand(files);
    }

    /// <summary>Whether a position is within the image.</summary>
    public bool Contains(SkyPosition position)
    {
        // The far side of the sky has no place in a tangent plane.
        if (!(position.SeparationArcsec(Wcs.Reference) < 80 * 3600))
            return false;
        (double x, double y) = Wcs.SkyToPixel(position);
        return x >= -0.5 && y >= -0.5 && x <= Science.Width - 0.5 && y <= Science.Height - 0.5;
    }

    /// <summary>Reads a window in nJy: NaN in image or error where a pixel has none or lies beyond the border, and 1 in the mask where it is not to be used.</summary>
    /// <param name="window">The window, which may reach over the border.</param>
    /// <param name="science">Room for the image.</param>
    /// <param name="errors">Room for the errors; all NaN without <see cref="HasErrors"/>.</param>
    /// <param name="unusable">Room for the mask.</param>
    /// <exception cref="InputException">An error map has a negative value here.</exception>
    internal void Read(PixelBounds window, Span<float> science, Span<float> errors, Span<float> unusable)
    {
        science.Fill(float.NaN);
        errors.Fill(float.NaN);
        unusable.Fill(1);
        PixelBounds inside = new(Math.Max(0, window.XMin), Math.Max(0, window.YMin), Math.Min(Science.Width, window.XMax), Math.Min(Science.Height, window.YMax));
        if (inside.IsEmpty)
            return;
        int width = inside.XMax - inside.XMin, height = inside.YMax - inside.YMin;
        var image = new float[width * height];
        var sigma = new float[image.Length];
        float[]? masked = mask is null ? null : new float[image.Length];
        Science.ReadWindow(inside, image);
        ReadErrors(inside, image, sigma);
        mask?.ReadWindow(inside, masked);
        double factor = Calibration.NanojanskyPerUnit;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int from = (y * width) + x, to = ((y + inside.YMin - window.YMin) * (window.XMax - window.XMin)) + x + inside.XMin - window.XMin;
                bool hasError = NoiseMap.IsUsable(sigma[from]);
                if (float.IsFinite(image[from]))
                    science[to] = (float)(image[from] * factor);
                if (hasError)
                    errors[to] = (float)(sigma[from] * factor);
                if (float.IsFinite(image[from]) && (hasError || !HasErrors) && (masked is null || masked[from] == 0))
                    unusable[to] = 0;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FitsImageSource source in opened)
            source.Dispose();
    }

    private void ReadErrors(PixelBounds window, float[] image, float[] sigma)
    {
        int width = window.XMax - window.XMin;
        if (error is not null)
        {
            error.ReadWindow(window, sigma);
            for (int i = 0; i < sigma.Length; i++)
            {
                if (sigma[i] < 0)
                    throw InputException.InFile(error.Name, $"the error of pixel ({window.XMin + (i % width)}, {window.YMin + (i / width)}) is {sigma[i]}, expected a positive number (0 or NaN where there is none)");
                sigma[i] = (float)(sigma[i] * errorFactor);
            }
        }
        else if (weight is not null)
        {
            weight.ReadWindow(window, sigma);
            if (photons is null || exposure is null)
            {
                NoiseMap.ToError(NoiseMapKind.InverseVariance, sigma, sigma);
                return;
            }

            var seconds = new float[exposure.Width];
            var weights = new float[width];
            for (int y = window.YMin; y < window.YMax; y++)
            {
                Span<float> row = sigma.AsSpan((y - window.YMin) * width, width);
                row.CopyTo(weights);
                exposure.ReadRows(photons.ExposureIndex(y, exposure.Height), 1, seconds);
                photons.ErrorRow(image.AsSpan((y - window.YMin) * width, width), weights, seconds, window.XMin, row);
            }
        }
        else
        {
            Array.Fill(sigma, float.NaN);
        }
    }

    private double ErrorFactor(FitsImageSource errors)
    {
        string? unit = errors.Header.GetString("BUNIT"), own = Science.Header.GetString("BUNIT") ?? Science.Primary.GetString("BUNIT");

        // Without a unit of its own an error belongs to its image.
        if (string.IsNullOrWhiteSpace(unit) || (own is not null && FluxCalibration.IsSameUnit(unit, own)))
            return 1;
        if (Files.ZeroPoint is not null || own is null)
            throw InputException.InFile(errors.Name, $"keyword BUNIT is '{unit}', but the image's is {(own is null ? "missing" : $"'{own}'")}, expected the same for both");
        return FluxCalibration.FromHeader(errors.Header, new FluxCalibrationOptions { Primary = errors.Primary }).NanojanskyPerUnit / Calibration.NanojanskyPerUnit;
    }

    private int Binning(FitsImageSource map)
    {
        int? binning = ExposureNoise.BinningFromSizes(Science.Width, map.Width);
        if (binning is null || ExposureNoise.BinningFromSizes(Science.Height, map.Height) != binning)
            throw InputException.InFile(map.Name, $"the exposure map has {map.Width} x {map.Height} pixels, expected {Science.Width} x {Science.Height} as {Science.Name}, or these divided by a whole number");
        return binning.Value;
    }

    private FitsImageSource OpenLike(string reference, string role)
    {
        FitsImageSource other = Open(reference);
        if (other.Width != Science.Width || other.Height != Science.Height)
            throw InputException.InFile(other.Name, $"the {role} has {other.Width} x {other.Height} pixels, but the image {Science.Name} has {Science.Width} x {Science.Height}, expected the same shape");
        return other;
    }

    private FitsImageSource Open(string reference)
    {
        FitsImageSource source = FitsImageSource.Open(reference);
        opened.Add(source);
        return source;
    }
}
