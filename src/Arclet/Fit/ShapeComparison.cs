using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>
/// The shapes of the reference filter beside those fitted independently in a second one, both in the second one's pixels: the paper's check of its sizes.
/// </summary>
internal static class ShapeComparison
{
    public static Table Create(string path, FitRequest request, FluxCalibration calibration, IReadOnlyList<ClumpFitResult> kept, IReadOnlyList<ClumpFitResult> free)
    {
        var table = new Table(path);
        table.Metadata.Set("program", "arclet fit " + ArcletProgram.Version);
        table.Metadata.Set("image", request.Image);
        table.Metadata.Set("shapes", request.Shapes!);
        string? unit = calibration.CalibratedUnit is { Length: > 0 } u ? u : null;
        double factor = calibration.NanojanskyPerUnit;
        table.Add("id", [.. kept.Select(f => f.Id)], "The clump");
        Pair("r_px", f => f.Shape.RadiusPixels, "pix", "geometric mean of the axes' standard deviations");
        Add("r_px_kept_err", i => kept[i].RadiusError, "pix", "Standard error of r_px_kept");
        Add("r_px_free_err", i => free[i].RadiusError, "pix", "Standard error of r_px_free; missing where a bound holds it");
        Add("r_ratio", i => free[i].Shape.RadiusPixels / kept[i].Shape.RadiusPixels, null, "r_px_free over r_px_kept");
        Add("r_pull", i => (free[i].Shape.RadiusPixels - kept[i].Shape.RadiusPixels) / double.Hypot(free[i].RadiusError, kept[i].RadiusError), null, "Their difference over its standard error");
        Pair("sigma_min_px", f => f.Shape.SigmaMinPixels, "pix", "standard deviation along the minor axis");
        Pair("axis_ratio", f => f.Shape.AxisRatio, null, "minor over major axis");
        Pair("theta_deg", f => f.Shape.ThetaDegrees, "deg", "direction of the major axis, counter-clockwise from +x");
        Pair("flux", f => factor * f.Flux, unit, "flux");
        Add("flux_kept_err", i => factor * kept[i].FluxError, unit, "Standard error of flux_kept");
        Add("flux_free_err", i => factor * free[i].FluxError, unit, "Standard error of flux_free");
        Add("chi2_kept", i => kept[i].ChiSquare / kept[i].DegreesOfFreedom, null, "chi2 over degrees of freedom with the reference's shape");
        Add("chi2_free", i => free[i].ChiSquare / free[i].DegreesOfFreedom, null, "The same with its own");
        table.Add("flag_kept", [.. kept.Select(f => (long)f.Flags)], null, "Flags of the fit with the reference's shape, as in the table of fits");
        table.Add("flag_free", [.. free.Select(f => (long)f.Flags)], null, "Flags of the independent fit");
        return table;

        void Pair(string name, Func<ClumpFitResult, double> value, string? columnUnit, string description)
        {
            Add(name + "_kept", i => value(kept[i]), columnUnit, $"With the reference's shape: {description}");
            Add(name + "_free", i => value(free[i]), columnUnit, $"Fitted independently in this image: {description}");
        }

        void Add(string name, Func<int, double> value, string? columnUnit, string description) =>
            table.Add(name, [.. Enumerable.Range(0, kept.Count).Select(value)], columnUnit, description);
    }

    /// <summary>The medians in one sentence, over the clumps that both resolve.</summary>
    public static string Summary(IReadOnlyList<ClumpFitResult> kept, IReadOnlyList<ClumpFitResult> free)
    {
        double[] ratios = [.. Enumerable.Range(0, kept.Count).Where(i => Resolves(kept[i]) && Resolves(free[i])).Select(i => free[i].Shape.RadiusPixels / kept[i].Shape.RadiusPixels).Order()];
        return ratios.Length == 0 ? "no clump is resolved in both filters" : $"sizes fitted here over the reference's: median {ratios[ratios.Length / 2]:F3} of {ratios.Length} clumps that both resolve";
    }

    private static bool Resolves(ClumpFitResult fit) =>
        double.IsFinite(fit.Shape.RadiusPixels) && (fit.Flags & (ClumpFitFlags.Unresolved | ClumpFitFlags.UnresolvedMinor | ClumpFitFlags.LowSignal | ClumpFitFlags.NotConverged)) == ClumpFitFlags.None;
}
