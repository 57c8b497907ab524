using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Depth;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Depth;

/// <summary>The tables of a depth measurement; fluxes are calibrated here.</summary>
internal sealed class DepthTables(
    DepthRequest request, FluxCalibration calibration, Wcs? wcs, double pixelScaleArcsec, EncircledEnergy? energy, DepthSettings settings, DepthResult result)
{
    private readonly double factor = calibration.NanojanskyPerUnit;
    private readonly string? unit = calibration.CalibratedUnit is { Length: > 0 } name ? name : null;

    // A column of nJy says so in its name (DESIGN.md, section 3).
    private readonly string ending = calibration.IsNative ? string.Empty : "_njy";

    /// <summary>The limit in one sentence.</summary>
    public string Summary
    {
        get
        {
            double limit = Limit(result.AtRadius);
            string flux = $"{settings.Multiple:G4} sigma limit {limit:G5} {unit}".TrimEnd();
            return calibration.IsNative ? flux : $"{flux}, AB {AbMagnitude.FromNanojansky(limit):F2}";
        }
    }

    /// <summary>A row for each radius.</summary>
    public Table OfRadii()
    {
        IReadOnlyList<DepthAtRadius> radii = result.AllRadii;
        var table = new Table(request.Detection.Out);
        AddMetadata(table.Metadata);
        Real(table, "radius_arcsec", r => r.RadiusPixels * pixelScaleArcsec, "arcsec", "Radius of the apertures");
        Real(table, "radius_px", r => r.RadiusPixels, "pix", "Radius of the apertures");
        table.Add("n", [.. radii.Select(r => (long)r.Count)], null, "Empty apertures measured");
        Real(table, "median" + ending, r => factor * r.Median, unit, "Median of the signed fluxes: near 0 where the background is right");
        Real(table, "median_abs" + ending, r => factor * r.MedianAbsolute, unit, "Median of the absolute fluxes");
        Real(table, "scatter" + ending, r => factor * r.Scatter, unit, "1.4826 times the median absolute deviation");
        Real(table, "std" + ending, r => factor * r.StandardDeviation, unit, "Standard deviation, wings included");
        Real(table, "expected" + ending, r => factor * r.ExpectedError, unit, "Median error from the pixels' errors, taken as independent");
        Real(table, "scatter_over_expected", r => r.ScatterOverExpected, null, "How much correlated pixels add to the noise");
        Real(table, "encircled_energy", r => energy?.At(r.RadiusPixels * pixelScaleArcsec) ?? double.NaN, null, "Part of a point source's flux in the aperture; NaN without --psf");
        Real(table, "limit" + ending, Limit, unit, $"{settings.Multiple:G4} times the scatter, divided by the encircled energy where that is known");
        Real(table, "limit_mag", r => calibration.IsNative ? double.NaN : AbMagnitude.FromNanojansky(Limit(r)), "mag", "The limit as an AB magnitude");
        return table;

        void Real(Table to, string column, Func<DepthAtRadius, double> value, string? columnUnit, string description) =>
            to.Add(column, [.. radii.Select(value)], columnUnit, description);
    }

    /// <summary>A row for each aperture of the wanted radius.</summary>
    public Table OfApertures()
    {
        var table = new Table(request.Apertures!);
        AddMetadata(table.Metadata);
        table.Add("x", [.. result.Positions.Select(p => p.X)], "pix", "Centre, 0-based");
        table.Add("y", [.. result.Positions.Select(p => p.Y)], "pix", "Centre, 0-based");
        table.Add("flux" + ending, [.. result.Positions.Select(p => factor * p.Flux)], unit, "Background-subtracted flux in the aperture");
        table.Add("err" + ending, [.. result.Positions.Select(p => factor * p.FluxError)], unit, "Its error from the pixels' errors, taken as independent");
        if (wcs is not null)
        {
            SkyPosition[] positions = [.. result.Positions.Select(p => wcs.PixelToSky(p.X, p.Y))];
            table.Add("ra", [.. positions.Select(p => p.RaDegrees)], "deg", "Right ascension of the centre");
            table.Add("dec", [.. positions.Select(p => p.DecDegrees)], "deg", "Declination of the centre");
        }

        return table;
    }

    private double Limit(DepthAtRadius r) => factor * settings.Multiple * r.Scatter * (energy?.ApertureCorrection(r.RadiusPixels * pixelScaleArcsec) ?? 1);

    private void AddMetadata(TableMetadata metadata)
    {
        metadata.Set("program", $"arclet depth {ArcletProgram.Version}");
        metadata.Set("image", request.Detection.Image);
        if ((request.Detection.Error ?? request.Detection.Weight) is { } error)
            metadata.Set(request.Detection.Error is null ? "weight" : "error", error);
        if (request.Psf is { } psf)
            metadata.Set("psf", psf);
        if (request.Avoid is { } avoid)
            metadata.Set("avoid", avoid);
        metadata.Set("image_unit", calibration.Unit);
        metadata.Set("pixel_scale_arcsec", pixelScaleArcsec);
        metadata.Set("wanted_radius_arcsec", request.RadiusArcsec);
        metadata.Set("count", settings.Count);
        metadata.Set("multiple", settings.Multiple);
        metadata.Set("seed", (long)settings.Seed);
        metadata.Set("margin_px", settings.MarginPixels);
        metadata.Set("faint_light", settings.FaintLightThreshold);
        metadata.Set("threshold", request.Detection.Settings.Threshold);
        metadata.Set("threshold_on", request.Detection.Settings.Mode == Imaging.Detection.ThresholdMode.Snr ? "snr" : "image");
        metadata.Set("empty_fraction", result.EmptyFraction);
        // sigma(N) = sigma_1 alpha N^(beta/2), N the pixels of the aperture.
        metadata.Set("noise_sigma_1" + ending, factor * result.Growth.PixelError);
        metadata.Set("noise_alpha", result.Growth.Alpha);
        metadata.Set("noise_beta", result.Growth.Beta);
    }
}
