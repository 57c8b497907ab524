using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Detection;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>All fits of all filters, a row for each detection, with the truth beside them.</summary>
internal sealed class PhotometryTable(SimulatedField field, DemoComparison detected, PhotometryComparison comparison, IReadOnlyList<DetectedObject> objects, Wcs wcs)
{
    public Table ToTable(string name)
    {
        var table = new Table(name);
        table.Metadata.Set("program", "arclet demo " + ArcletProgram.Version);
        table.Metadata.Set("seed", field.Settings.Seed.ToString());
        table.Metadata.Set("shape_filter", DemoBand.ReferenceId);
        table.Metadata.Set("pixel_scale_arcsec", SimulatedField.PixelScaleArcsec);
        TrueSource?[] truth = [.. objects.Select((_, i) => detected.SourceOf(i))];
        IReadOnlyList<ClumpFitResult> shapes = Fits(DemoBand.ReferenceId).Fits;
        IReadOnlyList<ClumpFitResult> second = Fits(DemoBand.SecondId).OwnShapes!;
        SkyPosition?[] sky = [.. shapes.Select(f => double.IsFinite(f.X + f.Y) ? wcs.PixelToSky(f.X, f.Y) : (SkyPosition?)null)];
        table.Add("id", [.. objects.Select(o => (long)o.Id)], null, "The detection");
        table.Add(new Column<long>("source_id", [.. truth.Select(t => (long)(t?.Id ?? 0))], null, "The true source; missing if there is none", [.. truth.Select(t => t is null)]));
        table.Add("kind", [.. truth.Select(t => t is { } s ? TruthTable.Word(s.Kind) : "none")], "clump, core, star or none");
        table.Add("isolation_px", [.. truth.Select(t => t?.IsolationPixels ?? double.NaN)], "pix", "Distance of the true source's nearest neighbour");
        table.Add("x", [.. shapes.Select(f => f.X)], "pix", $"Fitted centre in {DemoBand.ReferenceId}, 0-based");
        table.Add("y", [.. shapes.Select(f => f.Y)], "pix", $"Fitted centre in {DemoBand.ReferenceId}, 0-based");
        table.Add("ra", [.. sky.Select(p => p?.RaDegrees ?? double.NaN)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. sky.Select(p => p?.DecDegrees ?? double.NaN)], "deg", "Declination, ICRS");
        table.Add("sigma_min_px", [.. shapes.Select(f => f.Shape.SigmaMinPixels)], "pix", "Standard deviation along the minor axis, without the PSF");
        table.Add("axis_ratio", [.. shapes.Select(f => f.Shape.AxisRatio)], null, "Minor over major axis");
        table.Add("theta_deg", [.. shapes.Select(f => f.Shape.ThetaDegrees)], "deg", "Direction of the major axis, counter-clockwise from +x");
        table.Add("r_px", [.. shapes.Select(f => f.Shape.RadiusPixels)], "pix", "Geometric mean of the axes' standard deviations");
        table.Add("r_px_err", [.. shapes.Select(f => f.RadiusError)], "pix", "Its standard error");
        table.Add($"r_px_{DemoBand.SecondId}", [.. second.Select(f => f.Shape.RadiusPixels)], "pix", $"The same, fitted independently in {DemoBand.SecondId}");
        table.Add($"r_px_err_{DemoBand.SecondId}", [.. second.Select(f => f.RadiusError)], "pix", "Its standard error");
        table.Add("r_px_true", [.. truth.Select(t => t is { Kind: SourceKind.Clump } s ? s.SigmaMinPixels / Math.Sqrt(s.AxisRatio) : double.NaN)], "pix", "True value, for clumps");
        foreach (BandResult band in comparison.Bands)
        {
            string id = band.Band.Id;
            table.Add($"flux_{id}_njy", [.. band.Fits.Select(f => f.Flux)], "nJy", $"Fitted flux in {id}");
            table.Add($"flux_err_{id}_njy", [.. band.Fits.Select(f => f.FluxError)], "nJy", "Its standard error");
            table.Add($"flux_true_{id}_njy", [.. truth.Select(t => t is { } s ? band.FluxesNanojansky[s.Id - 1] : double.NaN)], "nJy", $"True flux in {id}");
            table.Add($"snr_true_{id}", [.. truth.Select(t => t is { } s ? band.SignalToNoise[s.Id - 1] : double.NaN)], null, $"Optimal signal-to-noise ratio in {id}");
            table.Add($"flag_{id}", [.. band.Fits.Select(f => (long)f.Flags)], null, $"Flags of the fit in {id}, as arclet fit has them");
        }

        return table;
    }

    private BandResult Fits(string filter) => comparison.Bands.Single(b => b.Band.Id == filter);
}
