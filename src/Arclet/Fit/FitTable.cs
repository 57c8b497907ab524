using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>The table of a fit; fluxes are calibrated here.</summary>
internal sealed class FitTable(FitRequest request, FluxCalibration calibration, Wcs? wcs, IReadOnlyList<ClumpFitResult> fits)
{
    /// <summary>The pixels' map to the sky at the clump, arcsec per px, which takes a shape to another filter.</summary>
    public static readonly string[] MapColumns = ["east_per_x", "east_per_y", "north_per_x", "north_per_y"];

    /// <summary>The covariance of the shape's covariance matrix (xx, xy, yy), px4.</summary>
    public static readonly string[] CovarianceColumns = ["shape_cov_00", "shape_cov_01", "shape_cov_02", "shape_cov_11", "shape_cov_12", "shape_cov_22"];

    private readonly Table table = new(request.Out);

    public Table ToTable()
    {
        double factor = calibration.NanojanskyPerUnit;
        string? unit = calibration.CalibratedUnit is { Length: > 0 } u ? u : null;
        string? perPixel = unit is null ? null : unit + " / pix";
        AddMetadata();
        if (fits.All(f => long.TryParse(f.Id, NumberStyles.Integer, CultureInfo.InvariantCulture, out long n) && $"{n}" == f.Id))
            table.Add("id", [.. fits.Select(f => long.Parse(f.Id, CultureInfo.InvariantCulture))], null, "The clump");
        else
            table.Add("id", [.. fits.Select(f => f.Id)], "The clump");
        WithError("x", f => f.X, f => f.XError, "pix", "Centre, 0-based: the centre of the first pixel is at 0");
        WithError("y", f => f.Y, f => f.YError, "pix", "Centre, 0-based");
        WithError("sigma_min_px", f => f.Shape.SigmaMinPixels, f => f.SigmaMinError, "pix", "Standard deviation along the minor axis, without the PSF");
        WithError("axis_ratio", f => f.Shape.AxisRatio, f => f.AxisRatioError, null, "Minor over major axis");
        WithError("theta_deg", f => f.Shape.ThetaDegrees, f => f.ThetaErrorDegrees, "deg", "Direction of the major axis, counter-clockwise from +x");
        WithError("flux", f => factor * f.Flux, f => factor * f.FluxError, unit, "Flux of the Gaussian");
        WithError("sky", f => factor * f.Sky, f => factor * f.SkyError, unit, "Background per pixel at the centre");
        WithError("sky_x", f => factor * f.SkyX, f => factor * f.SkyXError, perPixel, "Slope of the background along x");
        WithError("sky_y", f => factor * f.SkyY, f => factor * f.SkyYError, perPixel, "Slope of the background along y");
        Add("chi2", f => f.ChiSquare, null, "chi2 of the box or region");
        table.Add("dof", [.. fits.Select(f => (long)f.DegreesOfFreedom)], null, "Its degrees of freedom");
        table.Add("n_eval", [.. fits.Select(f => (long)f.Evaluations)], null, "Evaluations of the model, of all starts");
        table.Add("flag", [.. fits.Select(f => (long)f.Flags)], null, "1 at bound, 2 neighbour in the box, 4 box over the border, 8 masked, 16 saturated, 32 minor axis unresolved, 64 both unresolved, 128 low S/N, 256 not converged, 512 bad chi2, 1024 not fitted, 2048 singular, 4096 wider box");
        Add("flux_err_independent", f => factor * f.FluxErrorIndependent, unit, "The part of flux_err from this image's noise, independent from band to band");
        Add("flux_err_common", f => factor * f.FluxErrorCommon, unit, "The part of flux_err that comes through the shape, common to bands that share it");
        Add("flux_r_cov", f => factor * f.FluxRadiusCovariance, unit is null ? null : unit + " pix", "Covariance of flux and r_px");
        WithError("r_px", f => f.Shape.RadiusPixels, f => f.RadiusError, "pix", "Geometric mean of the axes' standard deviations; the half-light radius is sqrt(2 ln 2) of it");
        if (request.Settings.Errors == ClumpFitErrors.Profile)
            AddIntervals(factor, unit);
        table.Add("group_size", [.. fits.Select(f => (long)f.GroupSize)], null, "Clumps fitted together");
        if (wcs is not null)
            AddSky(wcs);
        string[] names = CovarianceColumns;
        Func<ShapeCovariance, double>[] elements = [c => c.C00, c => c.C01, c => c.C02, c => c.C11, c => c.C12, c => c.C22];
        for (int k = 0; k < names.Length; k++)
        {
            Func<ShapeCovariance, double> element = elements[k];
            Add(names[k], f => element(f.ShapeCovariance), "pix4", "Covariance of the shape's matrix elements (xx, xy, yy)");
        }

        return table;
    }

    private void AddIntervals(double factor, string? unit)
    {
        Interval("flux", f => f.FluxInterval, factor, unit);
        Add("dchi2_zero", f => f.ZeroFluxRise, null, "How far chi2 rises where the flux is held at 0: the square of the clump's significance");
        if (request.Shapes is not null)
            return;
        Interval("r", f => f.RadiusInterval, 1, "pix");
        Interval("axis_ratio", f => f.AxisRatioInterval, 1, null);
    }

    private void Interval(string name, Func<ClumpFitResult, ProfileInterval> interval, double scale, string? unit)
    {
        Add(name + "_lo", f => scale * interval(f).Low, unit, $"Lower end of {name}'s interval from the profile of chi2 (68.3 %)");
        Add(name + "_hi", f => scale * interval(f).High, unit, "Upper end of that interval; missing if there is none");
        Add(name + "_lo95", f => scale * interval(f).Low95, unit, $"One-sided lower limit of {name}, 95 %");
        Add(name + "_hi95", f => scale * interval(f).High95, unit, $"One-sided upper limit of {name}, 95 %; missing if there is none");
    }

    private void AddSky(Wcs sky)
    {
        string frame = sky.Frame == SkyFrame.Icrs ? "ICRS" : "FK5 J2000";
        Func<WcsJacobian, double>[] elements = [j => j.EastPerX, j => j.EastPerY, j => j.NorthPerX, j => j.NorthPerY];
        SkyPosition?[] places = [.. fits.Select(f => double.IsFinite(f.X) ? sky.PixelToSky(f.X, f.Y) : (SkyPosition?)null)];
        table.Add("ra", [.. places.Select(p => p?.RaDegrees ?? double.NaN)], "deg", $"Right ascension, {frame}");
        table.Add("dec", [.. places.Select(p => p?.DecDegrees ?? double.NaN)], "deg", $"Declination, {frame}");
        for (int k = 0; k < 4; k++)
        {
            Func<WcsJacobian, double> element = elements[k];
            Add(MapColumns[k], f => double.IsFinite(f.X) ? element(sky.JacobianAt(f.X, f.Y)) : double.NaN, "arcsec / pix", "The pixels' map to the sky here");
        }
    }

    private void AddMetadata()
    {
        TableMetadata metadata = table.Metadata;
        ClumpFitSettings settings = request.Settings;
        metadata.Set("program", "arclet fit " + ArcletProgram.Version);
        foreach ((string key, string? value) in new[]
        {
            ("image", request.Image), ("error", request.Error), ("weight", request.Weight), ("exposure", request.Exposure), ("mask", request.Mask), ("psf", request.Psf), ("positions", request.Positions), ("shapes", request.Shapes),
        })
        {
            if (value is not null)
                metadata.Set(key, value);
        }

        if (request.AlignArcsec is { } largest)
            metadata.Set("align_arcsec", largest);
        if (request.With.Count > 0)
            metadata.Set("with", string.Join(' ', request.With.Select(w => w.Image)));
        metadata.Set("image_unit", calibration.Unit);
        metadata.Set("flux_calibration", calibration.Derivation);
        if (!calibration.IsNative)
            metadata.Set("njy_per_image_unit", calibration.NanojanskyPerUnit);
        metadata.Set("together", request.Together);
        if (request.Together)
            metadata.Set("spline_cells", request.SplineCells);
        metadata.Set("box", settings.BoxPixels);
        metadata.Set("group_box", settings.GroupBoxPixels);
        metadata.Set("widest_box", settings.WidestBoxPixels);
        metadata.Set("group_distance_arcsec", settings.GroupDistanceArcsec);
        metadata.Set("neighbour_margin_px", settings.NeighbourMarginPixels);
        metadata.Set("background_degree", settings.BackgroundDegree);
        metadata.Set("largest_shift_px", request.Shapes is null ? settings.MaximumShiftPixels : settings.FixedShapeShiftPixels);
        metadata.Set("largest_sigma_boxes", settings.MaximumSigmaBoxes);
        metadata.Set("least_axis_ratio", settings.MinimumAxisRatio);
        metadata.Set("resolution_px", settings.ResolutionPixels);
        metadata.Set("noise_scale", request.NoiseScale);
        metadata.Set("errors", settings.Errors == ClumpFitErrors.Profile ? "profile" : "curvature");
    }

    private void WithError(string name, Func<ClumpFitResult, double> value, Func<ClumpFitResult, double> error, string? unit, string description)
    {
        Add(name, value, unit, description);
        Add(name + "_err", error, unit, $"Standard error of {name}; missing where a bound holds it");
    }

    private void Add(string name, Func<ClumpFitResult, double> value, string? unit, string description) => table.Add(name, [.. fits.Select(value)], unit, description);
}
