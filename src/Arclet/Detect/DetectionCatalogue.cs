using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Detection;
using Arclet.Sky;

namespace Arclet.Detect;

/// <summary>The table of a detection: sep's columns and conventions, then positions in the sky and photometry; fluxes are calibrated here.</summary>
internal sealed class DetectionCatalogue(DetectRequest request, DetectInputs inputs, DetectionResult detection, IReadOnlyList<ObjectPhotometry> photometry)
{
    private readonly IReadOnlyList<DetectedObject> objects = detection.Objects;

    public Table ToTable()
    {
        FluxCalibration calibration = inputs.Calibration;
        double factor = calibration.NanojanskyPerUnit;
        string? flux = calibration.CalibratedUnit is { Length: > 0 } unit ? unit : null;
        var table = new Table(request.Out);
        AddMetadata(table.Metadata);
        Whole(table, "id", o => o.Id, null, "Number of the object, as in the segmentation map", "meta.id;meta.main");
        Real(table, "x", o => o.X, "pix", "Barycentre, 0-based: the centre of the first pixel is at 0", "pos.cartesian.x;instr.det");
        Real(table, "y", o => o.Y, "pix", "Barycentre, 0-based", "pos.cartesian.y;instr.det");
        Whole(table, "npix", o => o.PixelCount, null, "Pixels of the object", "meta.number;instr.pixel");
        Whole(table, "tnpix", o => o.PixelCountAboveThreshold, null, "Pixels whose unconvolved value is above the threshold", "meta.number;instr.pixel");
        Whole(table, "xmin", o => o.XMin, "pix", "First column", "pos.cartesian.x;instr.det;stat.min");
        Whole(table, "xmax", o => o.XMax, "pix", "Last column", "pos.cartesian.x;instr.det;stat.max");
        Whole(table, "ymin", o => o.YMin, "pix", "First row", "pos.cartesian.y;instr.det;stat.min");
        Whole(table, "ymax", o => o.YMax, "pix", "Last row", "pos.cartesian.y;instr.det;stat.max");
        Real(table, "a", o => o.A, "pix", "Standard deviation along the major axis", "phys.angSize.smajAxis");
        Real(table, "b", o => o.B, "pix", "Standard deviation along the minor axis", "phys.angSize.sminAxis");
        Real(table, "theta", o => o.ThetaRadians, "rad", "Direction of the major axis, counter-clockwise from +x, in [-pi/2, pi/2]", "pos.posAng");
        Real(table, "flux", o => factor * o.Flux, flux, "Sum of the background-subtracted pixels of the object", "phot.flux");
        Real(table, "peak", o => factor * o.Peak, flux, "Highest background-subtracted pixel", "phot.flux;stat.max");
        Real(table, "cflux", o => factor * o.ConvolvedFlux, flux, "Sum of the convolved pixels of the object", "phot.flux");
        Real(table, "cpeak", o => factor * o.ConvolvedPeak, flux, "Highest convolved pixel", "phot.flux;stat.max");
        Real(table, "x2", o => o.X2, "pix2", "Variance along x", "stat.variance;pos.cartesian.x");
        Real(table, "y2", o => o.Y2, "pix2", "Variance along y", "stat.variance;pos.cartesian.y");
        Real(table, "xy", o => o.XY, "pix2", "Covariance of x and y", "stat.covariance");
        Whole(table, "flag", o => (long)o.Flags, null, "1 deblended, 2 touches the image's border, 8 singular moments (sep's numbers), 1024 barycentre outside its own box (negative weights)", "meta.code");
        Measured(table, "flux_radius", p => p.FluxRadiusPixels, "pix", "Radius of the circle that holds half of flux_auto, out to 6 a; other objects' light is not masked", "phys.angSize");
        if (inputs.Wcs is { } wcs)
            AddSky(table, wcs);
        Measured(table, "kron_radius", p => p.KronRadius, null, "Kron radius within 6 times the ellipse (a, b), in its units; 0 where it is not defined", "phys.size.radius");
        Measured(table, "flux_auto", p => factor * p.Auto.Flux, flux, "Flux in the ellipse of 2.5 Kron radii, at least 3.5 times (a, b)", "phot.flux");
        Measured(table, "flux_auto_err", p => factor * p.Auto.FluxError, flux, "Error of flux_auto from the pixels' errors, taken as independent", "stat.error;phot.flux");
        table.Add("flag_auto", [.. photometry.Select(p => (long)p.Auto.Flags)], null, "16 aperture reaches over the border, 32 masked pixels, 64 all masked, 128 no positive Kron radius (sep's numbers), 256 not measured, 1024 Kron radius limited to 6", "meta.code");
        return table;
    }

    private void AddSky(Table table, Wcs wcs)
    {
        string frame = wcs.Frame == SkyFrame.Icrs ? "ICRS" : "FK5 J2000";
        SkyPosition[] positions = [.. objects.Select(o => wcs.PixelToSky(o.X, o.Y))];
        table.Add("ra", [.. positions.Select(p => p.RaDegrees)], "deg", $"Right ascension of the barycentre, {frame}", "pos.eq.ra;meta.main");
        table.Add("dec", [.. positions.Select(p => p.DecDegrees)], "deg", $"Declination of the barycentre, {frame}", "pos.eq.dec;meta.main");
    }

    private void AddMetadata(TableMetadata metadata)
    {
        DetectionSettings settings = request.Settings;
        metadata.Set("program", "arclet detect " + ArcletProgram.Version);
        metadata.Set("image", request.Image);
        SetIfGiven(metadata, "error", request.Error);
        SetIfGiven(metadata, "weight", request.Weight);
        SetIfGiven(metadata, "exposure", request.Exposure);
        SetIfGiven(metadata, "mask", request.Mask);
        metadata.Set("image_unit", inputs.Calibration.Unit);
        metadata.Set("flux_calibration", inputs.Calibration.Derivation);
        if (!inputs.Calibration.IsNative)
            metadata.Set("njy_per_image_unit", inputs.Calibration.NanojanskyPerUnit);
        metadata.Set("threshold", settings.Threshold);
        metadata.Set("threshold_on", settings.Mode == ThresholdMode.Snr ? "snr" : "image");
        if (detection.ScalarError is { } error)
            metadata.Set("scalar_error", error);
        metadata.Set("min_area", settings.MinArea);
        metadata.Set("deblend_levels", settings.DeblendLevels);
        metadata.Set("deblend_contrast", settings.DeblendContrast);
        if (settings.CleanParameter is { } clean)
            metadata.Set("clean", clean);
        else
            metadata.Set("clean", "none");
        metadata.Set("leftover", settings.LeftoverRule == LeftoverRule.Drawn ? "drawn" : "highest");
        metadata.Set("kernel", request.KernelName);
        metadata.Set("mesh", settings.Background!.MeshWidth);
        metadata.Set("filter_size", settings.Background.FilterWidth);
        if (detection.Background is { } background)
        {
            metadata.Set("background_level", (double)background.GlobalLevel);
            metadata.Set("background_rms", (double)background.GlobalRms);
        }
    }

    private static void SetIfGiven(TableMetadata metadata, string key, string? value)
    {
        if (value is not null)
            metadata.Set(key, value);
    }

    private void Whole(Table table, string name, Func<DetectedObject, long> value, string? unit, string description, string ucd) =>
        table.Add(name, [.. objects.Select(value)], unit, description, ucd);

    private void Real(Table table, string name, Func<DetectedObject, double> value, string? unit, string description, string ucd) =>
        table.Add(name, [.. objects.Select(value)], unit, description, ucd);

    private void Measured(Table table, string name, Func<ObjectPhotometry, double> value, string? unit, string description, string ucd) =>
        table.Add(name, [.. photometry.Select(value)], unit, description, ucd);
}
