using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Background;
using Arclet.Sky;

namespace Arclet.Detect;

/// <summary>The images of a request: opened, of one shape, in one unit.</summary>
internal sealed class DetectInputs : IDisposable
{
    private readonly List<FitsImageSource> opened = [];

    private DetectInputs(FitsImageSource image, FluxCalibration calibration)
    {
        opened.Add(image);
        Image = image;
        Calibration = calibration;
    }

    /// <summary>The science image.</summary>
    public FitsImageSource Image { get; }

    /// <summary>What its pixels are worth.</summary>
    public FluxCalibration Calibration { get; }

    /// <summary>Where its pixels are in the sky; null if its header does not say, or says what cannot be used (a warning has told).</summary>
    public Wcs? Wcs { get; private set; }

    /// <summary>The error of each pixel in the image's unit; null for none.</summary>
    public ImageSource? Error { get; private set; }

    /// <summary>The pixels to leave out; null for none.</summary>
    public ImageSource? Mask { get; private set; }

    /// <summary>Opens everything.</summary>
    /// <exception cref="InputException">Something cannot be used; the message says what.</exception>
    public static DetectInputs Open(DetectRequest request, MessageLog log, CancellationToken cancellation)
    {
        FitsImageSource image = FitsImageSource.Open(request.Image);
        DetectInputs? inputs = null;
        try
        {
            var options = new FluxCalibrationOptions { ZeroPoint = request.ZeroPoint, NativeUnits = request.NativeUnits, Primary = image.Primary };
            inputs = new DetectInputs(image, FluxCalibration.FromHeader(image.Header, options));
            foreach (string warning in inputs.Calibration.Warnings)
                log.Warning(warning);
            inputs.ReadWcs(log);
            ImageSource? mask = request.Mask is { } maskFile ? inputs.OpenLike(maskFile, "mask") : null;
            inputs.OpenErrors(request, mask, log, cancellation);
            inputs.Mask = MissingPixelMask.Of(inputs.Error, mask);
            new UsablePixels(image, inputs.Error, mask).Require(cancellation);
            return inputs;
        }
        catch
        {
            image.Dispose();
            inputs?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (FitsImageSource source in opened)
            source.Dispose();
    }

    private void ReadWcs(MessageLog log)
    {
        if (!NamesWorldAxes(Image.Header))
            return;
        try
        {
            Wcs = Wcs.FromHeader(Image.Header);
            foreach (string warning in Wcs.Warnings)
                log.Warning(warning);
        }
        catch (InputException problem)
        {
            log.Warning($"no ra and dec are written, because the WCS cannot be used: {problem.Message}");
        }
    }

    /// <summary>Whether a header says anything about where its pixels are; LINEAR and PIXEL are other words for nothing.</summary>
    private static bool NamesWorldAxes(FitsHeader header) => new[] { "CTYPE1", "CTYPE2" }.Any(
        keyword => header.GetString(keyword)?.Trim().ToUpperInvariant() is not (null or "" or "LINEAR" or "PIXEL"));

    private FitsImageSource OpenLike(string reference, string role)
    {
        FitsImageSource other = Opened(reference);
        if (other.Width != Image.Width || other.Height != Image.Height)
            throw InputException.InFile(other.Name, $"the {role} has {other.Width} x {other.Height} pixels, but the image {Image.Name} has {Image.Width} x {Image.Height}, expected the same shape");
        return other;
    }

    private FitsImageSource Opened(string reference)
    {
        FitsImageSource source = FitsImageSource.Open(reference);
        opened.Add(source);
        return source;
    }

    private void OpenErrors(DetectRequest request, ImageSource? mask, MessageLog log, CancellationToken cancellation)
    {
        if (request.Error is { } errorFile)
        {
            FitsImageSource error = OpenLike(errorFile, "error image");
            double factor = UnitRatio(error, request, log);
            Error = factor == 1 ? error : new ScaledImage(error, factor);
        }
        else if (request.Weight is { } weightFile)
        {
            FitsImageSource weight = OpenLike(weightFile, "weight image");
            Error = request.Exposure is { } exposureFile
                ? new WeightErrors(weight, Photons(request, Opened(exposureFile), MissingPixelMask.Of(new WeightErrors(weight), mask), cancellation))
                : new WeightErrors(weight);
        }
    }

    /// <summary>What the error image is multiplied with to have the image's unit.</summary>
    private double UnitRatio(FitsImageSource error, DetectRequest request, MessageLog log)
    {
        string? unit = error.Header.GetString("BUNIT");
        string? imageUnit = Image.Header.GetString("BUNIT") ?? Image.Primary.GetString("BUNIT");
        if (string.IsNullOrWhiteSpace(unit))
        {
            // Without a unit of its own an error belongs to its image; that is worth a word only where the image has one.
            if (!string.IsNullOrWhiteSpace(imageUnit))
                log.Warning($"{error.Name}: keyword BUNIT is missing; the error is taken in the image's unit, {imageUnit}");
            return 1;
        }

        if (imageUnit is not null && FluxCalibration.IsSameUnit(unit, imageUnit))
            return 1;
        if (request.NativeUnits || request.ZeroPoint is not null || imageUnit is null)
            throw InputException.InFile(error.Name, $"keyword BUNIT is '{unit}', but the image's is {(imageUnit is null ? "missing" : $"'{imageUnit}'")}, expected the same for both");
        FluxCalibration own = FluxCalibration.FromHeader(error.Header, new FluxCalibrationOptions { Primary = error.Primary });
        double ratio = own.NanojanskyPerUnit / Calibration.NanojanskyPerUnit;
        log.Line($"{error.Name}: {unit} converted to the image's {imageUnit} with the factor {ratio:G8}");
        return ratio;
    }

    private WeightErrors.PhotonNoise Photons(DetectRequest request, FitsImageSource exposure, ImageSource? mask, CancellationToken cancellation)
    {
        int? binning = ExposureNoise.BinningFromSizes(Image.Width, exposure.Width);
        if (binning is null || ExposureNoise.BinningFromSizes(Image.Height, exposure.Height) != binning)
            throw InputException.InFile(exposure.Name, $"the exposure map has {exposure.Width} x {exposure.Height} pixels, expected {Image.Width} x {Image.Height} as {Image.Name}, or these divided by a whole number");
        PoissonGain gain = PoissonGain.FromHeader(Image.Header, Image.Primary);
        BackgroundModel background = BackgroundModel.Measure(Image, mask, request.Settings.Background!, request.Settings.Threads, null, cancellation);
        return new(Image, background, exposure, new ExposureNoise(gain, binning.Value));
    }
}
