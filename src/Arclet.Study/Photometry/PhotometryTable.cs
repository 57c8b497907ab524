using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Clump photometry as a table, one row per clump, with <c>flux_F150W_njy err_F150W_njy err_common_F150W_njy limit_F150W_njy is_limit_F150W flag_F150W</c> for each filter.</summary>
public static class PhotometryTable
{
    private const string FlagText = "1 at bound, 2 neighbour in the box, 4 box over the border, 8 masked, 16 saturated, 32 minor axis unresolved, 64 both unresolved, 128 low S/N, 256 not converged, "
        + "512 bad chi2, 1024 not fitted, 2048 singular, 4096 wider box, 65536 not covered, 131072 limit from the error, 262144 no PSF";

    /// <summary>The table. Every clump has a flux in each of the filters, be it a missing one.</summary>
    public static Table ToTable(IReadOnlyList<ClumpPhotometry> clumps, IReadOnlyList<string> filters)
    {
        ArgumentNullException.ThrowIfNull(clumps);
        ArgumentNullException.ThrowIfNull(filters);
        var table = new Table("photometry") { Name = "PHOTOMETRY", Description = "Sizes and fluxes of clumps as observed: magnified, not corrected for extinction" };
        table.Metadata.Set("flag_bits", FlagText);
        table.Add("id", [.. clumps.Select(c => c.ClumpId)], "The clump");
        table.Add("reference_filter", [.. clumps.Select(c => c.ReferenceFilter)], "The filter of its shape");
        Add("reference_pixel_scale_arcsec", c => c.ReferencePixelScaleArcsec, "arcsec", "The side of that filter's pixels");
        Add("ra", c => c.RaDegrees, "deg", "Fitted right ascension, ICRS");
        Add("dec", c => c.DecDegrees, "deg", "Fitted declination, ICRS");
        Add("sigma_min_px", c => c.SigmaMinorPixels, "pix", "Standard deviation along the minor axis, without the PSF, px of the reference filter");
        Add("sigma_min_px_err", c => c.SigmaMinorErrorPixels, "pix", "Its standard error; missing where a bound holds it");
        Add("axis_ratio", c => c.AxisRatio, null, "Minor over major axis");
        Add("axis_ratio_err", c => c.AxisRatioError, null, "Its standard error; missing where a bound holds it");
        Add("theta_deg", c => c.ThetaDegrees, "deg", "Direction of the major axis, counter-clockwise from +x of the reference filter");
        Add("theta_deg_err", c => c.ThetaErrorDegrees, "deg", "Its standard error");
        Add("position_angle_deg", c => c.PositionAngleDegrees, "deg", "Direction of the major axis, east of north");
        Add("log_flux_log_size_covariance", c => c.LogFluxLogSizeCovariance, null, "Covariance of ln flux and ln R in the reference filter, R = sqrt(sigma_minor sigma_major)");
        Add("log_size_err", c => c.LogSizeError, null, "Standard error of ln R");
        Add("signal_to_noise", c => c.SignalToNoise, null, "Flux in the reference filter over the error that the pixels' noise alone gives it");
        AddWhole("flag", c => c.Flags, "Flags of the reference filter's fit, see flag_bits");
        foreach (string filter in filters)
        {
            Add($"flux_{filter}_njy", c => c.Bands[filter].FluxNanojansky, "nJy", "Flux");
            Add($"err_{filter}_njy", c => c.Bands[filter].IndependentErrorNanojansky, "nJy", "Its error from this filter's noise");
            Add($"err_common_{filter}_njy", c => c.Bands[filter].CommonErrorNanojansky, "nJy", "Its error through the shape, common to all filters");
            Add($"limit_{filter}_njy", c => c.Bands[filter].LimitNanojansky, "nJy", "The filter's limit");
            table.Add($"is_limit_{filter}", [.. clumps.Select(c => c.Bands[filter].IsLimit)], "Whether the flux is below it");
            AddWhole($"flag_{filter}", c => c.Bands[filter].Flags, "Flags, see flag_bits");
        }

        return table;

        void Add(string name, Func<ClumpPhotometry, double> value, string? unit, string description) => table.Add(name, [.. clumps.Select(value)], unit, description);
        void AddWhole(string name, Func<ClumpPhotometry, int> value, string description) => table.Add(name, [.. clumps.Select(c => (long)value(c))], null, description);
    }

    /// <summary>The photometry of a table that <see cref="ToTable"/> made.</summary>
    /// <exception cref="InputException">A column is missing.</exception>
    public static IReadOnlyList<ClumpPhotometry> FromTable(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        string[] filters = [.. table.Columns.Select(c => c.Name).Where(n => n.StartsWith("is_limit_", StringComparison.Ordinal)).Select(n => n["is_limit_".Length..])];
        var numbers = new Dictionary<string, double[]>();
        Column<string> id = table.Strings("id"), reference = table.Strings("reference_filter");
        return [.. Enumerable.Range(0, table.RowCount).Select(i => new ClumpPhotometry
        {
            ClumpId = id[i],
            ReferenceFilter = reference[i],
            ReferencePixelScaleArcsec = Number("reference_pixel_scale_arcsec", i),
            RaDegrees = Number("ra", i),
            DecDegrees = Number("dec", i),
            SigmaMinorPixels = Number("sigma_min_px", i),
            SigmaMinorErrorPixels = Number("sigma_min_px_err", i),
            AxisRatio = Number("axis_ratio", i),
            AxisRatioError = Number("axis_ratio_err", i),
            ThetaDegrees = Number("theta_deg", i),
            ThetaErrorDegrees = Number("theta_deg_err", i),
            PositionAngleDegrees = Number("position_angle_deg", i),
            LogFluxLogSizeCovariance = Number("log_flux_log_size_covariance", i),
            LogSizeError = Number("log_size_err", i),
            SignalToNoise = Number("signal_to_noise", i),
            Flags = (int)Number("flag", i),
            Bands = filters.ToDictionary(f => f, f => new BandFlux(
                Number($"flux_{f}_njy", i), Number($"err_{f}_njy", i), Number($"err_common_{f}_njy", i), Number($"limit_{f}_njy", i), table.Logicals($"is_limit_{f}")[i], (int)Number($"flag_{f}", i))),
        })];

        double Number(string column, int row) => (numbers.TryGetValue(column, out double[]? values) ? values : numbers[column] = table.Doubles(column).Values.ToArray())[row];
    }

    /// <summary>The comparisons of shapes.</summary>
    public static Table Comparisons(IReadOnlyList<ShapeComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var table = new Table("shapes") { Name = "SHAPES", Description = "Shapes in the reference filter beside free ones in the second filter; R = sqrt(sigma_minor sigma_major) without the PSF" };
        table.Metadata.Set("flag_bits", FlagText);
        table.Add("id", [.. comparisons.Select(c => c.ClumpId)], "The clump");
        table.Add("reference_filter", [.. comparisons.Select(c => c.ReferenceFilter)], "The reference filter");
        table.Add("second_filter", [.. comparisons.Select(c => c.SecondFilter)], "The second filter");
        Add("r_reference_arcsec", c => c.ReferenceRadiusArcsec, "arcsec", "R in the reference filter");
        Add("r_reference_arcsec_err", c => c.ReferenceRadiusErrorArcsec, "arcsec", "Its standard error; missing where a bound holds it");
        Add("r_second_arcsec", c => c.SecondRadiusArcsec, "arcsec", "R in the second filter");
        Add("r_second_arcsec_err", c => c.SecondRadiusErrorArcsec, "arcsec", "Its standard error; missing where a bound holds it");
        Add("axis_ratio_second", c => c.SecondAxisRatio, null, "Minor over major axis in the second filter");
        Add("position_angle_second_deg", c => c.SecondPositionAngleDegrees, "deg", "Direction of the major axis in the second filter, east of north");
        Add("flux_fixed_shape_njy", c => c.FixedShapeFluxNanojansky, "nJy", "The second filter's flux with the reference filter's shape");
        Add("flux_free_shape_njy", c => c.FreeShapeFluxNanojansky, "nJy", "The second filter's flux with its own shape");
        Add("flux_free_shape_njy_err", c => c.FreeShapeErrorNanojansky, "nJy", "Its standard error");
        table.Add("flag", [.. comparisons.Select(c => (long)c.Flags)], null, "Flags of the free fit, see flag_bits");
        return table;

        void Add(string name, Func<ShapeComparison, double> value, string? unit, string description) => table.Add(name, [.. comparisons.Select(value)], unit, description);
    }
}
